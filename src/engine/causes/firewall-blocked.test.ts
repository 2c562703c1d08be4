import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import firewallBlocked from './firewall-blocked.ts';

const sent = { ...bearer('abcdef0123456789'), Accept: 'application/json' };
const page = '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>';

testCause(firewallBlocked, {
  found: [
    {
      because: 'the header of a challenge is there, whatever was sent and whether the page was captured',
      given: { status: 403, requestHeaders: sent, responseHeaders: { Server: 'cloudflare', 'CF-Mitigated': 'challenge' }, body: null },
      message: 'challenged',
      confidence: 'certain',
      evidence: ['response-header', 'status'],
    },
    {
      because: 'a filter asks for its puzzle with a status of its own',
      given: { status: 429, responseHeaders: { 'X-Vercel-Mitigated': 'challenge' } },
      message: 'challenged',
      confidence: 'certain',
    },
    {
      because: 'a rule of a proxy forbids it, and no check can be passed',
      given: { status: 403, responseHeaders: { 'X-Squid-Error': 'ERR_ACCESS_DENIED 0' }, body: null },
      message: 'ruledOut',
      confidence: 'certain',
      evidence: ['response-header', 'status'],
    },
    {
      because: 'the page of a filter says so',
      given: { status: 403, responseHeaders: { 'CF-Ray': '8f0000000000-FRA' }, body: '<html><title>Just a moment...</title></html>' },
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'response-header'],
    },
    {
      because: 'the address is on no list',
      given: { status: 403, requestHeaders: { apikey: 'tw_Zk9mWq2vX7' }, body: { message: 'Your IP address is not in the allowlist' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the address is refused in another language',
      given: { status: 403, body: { msg: '您的IP地址不在白名单中' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'an application may have a check of its own where people sign in',
      given: { status: 403, method: 'POST', url: 'https://api.example.com/login', body: { error: 'captcha failed' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'or where a form is sent',
      given: { status: 403, method: 'POST', url: 'https://api.example.com/comments', body: { error: 'captcha failed' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a 401 is not what filters answer with',
      given: { requestHeaders: sent },
      said: ['firewall'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the network in front names itself as the writer',
      given: { status: 403, requestHeaders: sent, responseHeaders: { Server: 'AkamaiGHost', 'Content-Type': 'text/html' }, body: page },
      message: 'ownAnswer',
      confidence: 'likely',
    },
    {
      because: 'what goes along with the origin’s answers is missing, and the page was not captured',
      given: {
        status: 403,
        resourceType: 'main_frame',
        requestHeaders: { Cookie: 'sid=0123456789abcdef' },
        responseHeaders: { 'CF-Ray': '8f0000000000-FRA', 'Content-Type': 'text/html; charset=UTF-8' },
        body: null,
      },
      message: 'notOfOrigin',
      confidence: 'likely',
    },
    {
      because: 'a script asked for JSON and got a page that came through a network in front',
      given: { status: 403, requestHeaders: sent, responseHeaders: { Server: 'nginx', 'X-Iinfo': '8-1-2' }, body: page },
      message: 'pageInstead',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'the network in front checks the signature of a link itself',
      given: {
        status: 403,
        url: 'https://d3a.cloudfront.net/v/1.mp4?Expires=4000000000&Signature=a1b2c3d4e5f6a1b2c3d4e5f6&Key-Pair-Id=K2',
        responseHeaders: { Server: 'CloudFront', 'X-Cache': 'Error from cloudfront', 'Content-Type': 'text/xml' },
        body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
      },
    },
    {
      because: 'an answer that came through a network in front is still the origin’s',
      given: {
        requestHeaders: sent,
        responseHeaders: { Server: 'cloudflare', 'CF-Ray': '8f0000000000-FRA', 'CF-Cache-Status': 'DYNAMIC' },
        body: { message: 'Unauthenticated.' },
      },
    },
    {
      because: 'a JSON 403 through it too',
      given: { status: 403, requestHeaders: sent, responseHeaders: { 'CF-Ray': '8f0000000000-FRA' }, body: { error: 'Forbidden' } },
    },
    {
      because: 'the network in front passes on a challenge of the API',
      given: {
        status: 403,
        requestHeaders: sent,
        responseHeaders: { Server: 'CloudFront', 'WWW-Authenticate': 'Bearer error="insufficient_scope"' },
      },
    },
    {
      because: 'the anti-forgery page of a framework behind it is the framework’s',
      given: { status: 403, requestHeaders: sent, responseHeaders: { 'CF-Ray': '8f0000000000-FRA' }, body: page },
      said: ['csrf'],
    },
    { because: 'a locked account is the application’s', given: { status: 403, body: { error: 'Your account has been blocked' } } },
    {
      because: 'a script at the edge answers in its own form',
      given: { status: 403, responseHeaders: { 'CF-Ray': '8f0000000000-FRA', 'Content-Type': 'application/json' }, body: null },
    },
    { because: 'nothing shows a filter', given: { status: 403, body: { error: 'Forbidden' } } },
    { because: 'a proxy that asks for a sign-in is another matter', given: { status: 407, responseHeaders: { Server: 'AkamaiGHost' } } },
  ],
  unknown: [
    { because: 'the answer’s headers were not captured', given: { status: 403, responseHeaders: null }, missing: ['responseHeaders'] },
  ],
});
