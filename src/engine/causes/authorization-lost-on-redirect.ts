/** A redirect dropped the Authorization header. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromRedirect, fromRequest } from '../evidence.ts';
import type { Hop } from '../exchange.ts';
import { heard, identifying, knownAndForbidden, refusesCaller, sessionCookies } from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'authorization-lost-on-redirect',
    title: 'Your sign-in was dropped on the way',
    explain: 'The page asked at one address and was sent on to another; what shows who you are is not taken along to a new address.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Use the address that the page ends up at.',
        'If it stays so, it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Ask at {target} in the first place.',
        'Look at scheme, www, host, port and the slash at the end: one of them is what the redirect changes.',
        'Or follow the redirect in the program, and set the header anew, if the new host may have it.',
      ],
    },
    prevent: 'Write the API’s address as the server itself writes it, and let a test fail on a redirect.',
    specs: ['Fetch §4.4', 'RFC 9110 §15.4'],
  },
  messages: {
    otherHost: {
      visitor:
        'The page asked at an address that leads on to {host}, and your sign-in was not taken along. You cannot put this right; tell the people who run the page.',
      developer:
        'The request to {from} carried {name} and was redirected to {target}: another origin, so the browser let the header fall (Fetch §4.4).',
    },
    toHttps: {
      visitor:
        'The page asked {host} without encryption and was led on to https; your sign-in was not taken along. Use https in the address.',
      developer:
        'The request to {from} carried {name} and was redirected to https, another origin, so the header fell (Fetch §4.4). It also went out unencrypted.',
    },
    sameOrigin: {
      visitor:
        'The page asked at an address that leads on to another one, and your sign-in was not taken along. You cannot put this right; tell the people who run the page.',
      developer: 'The request to {from} carried {name} and was redirected to {target}; the second request went without it.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const { hops } = facts.exchange;
    const at = hops.indexOf(facts.hop);
    const from = hops.slice(0, at).findLast((hop) => authorizationOf(hop) !== undefined);
    const lost = from && authorizationOf(from);
    if (!from || !lost || authorizationOf(facts.hop) !== undefined) return undefined;

    const params = { name: code('Authorization'), from: code(shortUrl(from.url)), target: code(shortUrl(facts.hop.url)) };
    const evidence: [Evidence, ...Evidence[]] = [
      fromCredential(lost),
      fromRedirect('{from} redirected to {target}.', params),
      fromRequest('The request to {target} carried no `Authorization`.', params),
      ...fromAnswer(facts),
    ];
    const isElse = identifying(facts.credentials).length > 0 || sessionCookies(facts.sentCookies).length > 0;
    const isSure =
      !isElse && (heard(facts, 'credential-missing') !== undefined || (facts.challenges?.length ?? 0) > 0 || facts.status === 401);
    // To a sign-in page one is sent without a token, and for another reason.
    const confidence =
      facts.signIn !== undefined || knownAndForbidden(facts) || heard(facts, 'firewall', 'wrong-url')
        ? 'possible'
        : isSure
          ? 'certain'
          : 'likely';
    return { message: messageOf(from.url, facts.hop.url), params, confidence, evidence };
  },
});

const authorizationOf = ({ request }: Hop): Credential | undefined =>
  request?.credentials?.find(({ place, placeholder }) => place.name === 'authorization' && placeholder === undefined);

function messageOf(from: string, to: string): 'otherHost' | 'toHttps' | 'sameOrigin' {
  if (!URL.canParse(from) || !URL.canParse(to)) return 'sameOrigin';
  const [before, after] = [new URL(from), new URL(to)];
  if (before.origin === after.origin) return 'sameOrigin';
  return before.hostname === after.hostname && before.protocol === 'http:' && after.protocol === 'https:' ? 'toHttps' : 'otherHost';
}

/** Without its query. */
const shortUrl = (url: string): string => url.replace(/\?.*$/s, '');
