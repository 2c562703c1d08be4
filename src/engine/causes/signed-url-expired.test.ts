import { NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import signedUrlExpired from './signed-url-expired.ts';

const link = (seconds: number) => ({
  status: 403,
  url: `https://files.example/a.pdf?Expires=${NOW_SECONDS + seconds}&Signature=abcdef0123456789`,
});

testCause(signedUrlExpired, {
  found: [
    {
      because: 'its time was over a minute ago',
      given: link(-60),
      message: 'past',
      confidence: 'certain',
      evidence: ['request', 'clock', 'status'],
    },
    {
      because: 'the server says so too',
      given: link(-60),
      said: ['link-expired'],
      message: 'past',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so of a link that does not show it',
      given: { status: 403 },
      said: ['link-expired'],
      message: 'saidSo',
      confidence: 'certain',
    },
    { because: 'the device’s clock is what there is', given: { ...link(-60), date: null }, message: 'pastByDevice', confidence: 'likely' },
    {
      because: 'what signs it may be something else',
      given: { status: 403, url: `https://files.example/a.pdf?expires=${NOW_SECONDS - 60}&token=short` },
      message: 'past',
      confidence: 'likely',
    },
    {
      because: 'a session went along, which may be what was judged',
      given: {
        url: `https://api.example.com/a?expires=${NOW_SECONDS - 60}&policy=standard`,
        requestHeaders: { Cookie: 'sid=0123456789abcdef' },
      },
      message: 'past',
      confidence: 'possible',
    },
    {
      because: 'a filter answered',
      given: link(-60),
      said: ['firewall'],
      message: 'past',
      confidence: 'possible',
    },
    {
      because: 'the "token" that such a server finds expired is the link',
      given: link(60),
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'what is signed stands in a header, and is no link',
      given: { requestHeaders: { 'X-Access-Sign': 'a1b2c3d4e5f6a1b2c3d4e5f6' } },
      said: ['link-expired'],
    },
    { because: 'it has a minute left', given: link(60) },
    { because: 'nothing signs it', given: { status: 403, url: `https://files.example/a.pdf?expires=${NOW_SECONDS - 60}` } },
    { because: 'a preflight', given: { ...link(-60), method: 'OPTIONS', resourceType: 'preflight' } },
  ],
  unknown: [{ because: 'no answer was seen', given: { ...link(-60), status: null }, missing: ['status'] }],
});
