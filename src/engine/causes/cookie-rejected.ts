/** The server set its session cookie earlier and the browser refused to keep it. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromRequest } from '../evidence.ts';
import type { Exchange } from '../exchange.ts';
import { asksForHeader, identifying, isSignInCall, refusesCaller, sessionCookies } from '../facts/caller.ts';
import { type RefusalRule, type RefusedCookie, refusedCookies } from '../facts/cookie-facts.ts';
import type { Facts } from '../facts/facts.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { readSite } from '../facts/site.ts';
import { code, count, type Message } from '../words.ts';

const visitor =
  '{host} signed you in, and your browser refused to keep the sign-in, since it broke a rule. You cannot put this right; tell the people who run {site}.';

const rules = {
  'none-without-secure': {
    visitor,
    developer: 'The answer set {name} with SameSite=None and without Secure: browsers let such a cookie fall (RFC 6265bis §5.7).',
    advice: { developer: ['Add `Secure` to the cookie, and serve the site over https.'] },
  },
  'secure-over-http': {
    visitor:
      '{host} signed you in over a connection that is not encrypted, and your browser refused to keep the sign-in. Open {host} with https.',
    developer: 'The answer set {name} with Secure over plain http: browsers let such a cookie fall (RFC 6265bis §5.7).',
    advice: {
      visitor: ['Change http to https in the address, and sign in again.'],
      developer: [
        'Serve the sign-in over https.',
        'On a machine of your own, use `localhost`, which browsers trust.',
        'Behind a proxy that ends TLS, leave Secure on and forward https.',
      ],
    },
  },
  'host-prefix': {
    visitor,
    developer:
      'The name {name} begins with `__Host-`, which asks for Secure, `Path=/` and no Domain: one of them is not so (RFC 6265bis §4.1.3.2).',
    advice: { developer: ['Set `Secure; Path=/` and leave Domain out, or take another name.'] },
  },
  'secure-prefix': {
    visitor,
    developer: 'The name {name} begins with `__Secure-`, which asks for Secure over https (RFC 6265bis §4.1.3.1).',
    advice: { developer: ['Add `Secure`, or take another name.'] },
  },
  'foreign-domain': {
    visitor,
    developer: 'The answer of {setBy} set {name} for Domain={domain}, which does not cover it (RFC 6265bis §5.7).',
    advice: {
      developer: [
        'Leave Domain out, or name the host itself or a domain above it.',
        'Behind a proxy, let it rewrite the Domain of cookies.',
      ],
    },
  },
  'public-suffix': {
    visitor,
    developer:
      'The answer of {setBy} set {name} for Domain={domain}, under which anybody may have a site: browsers let such a cookie fall (RFC 6265bis §5.7).',
    advice: { developer: ['Leave Domain out: under such a domain each host keeps its own cookies.'] },
  },
  'too-large': {
    visitor,
    developer: 'The cookie {name} has {size}; browsers let those over 4096 fall (RFC 6265bis §5.7).',
    advice: {
      developer: ['Keep the session on the server, and an id in the cookie.', 'Leave groups and other long claims out of the token.'],
    },
  },
  'partitioned-without-secure': {
    visitor,
    developer: 'The answer set {name} with Partitioned and without Secure: browsers let such a cookie fall.',
    advice: { developer: ['Add `Secure` to the cookie, and serve the site over https.'] },
  },
  'same-site-cross-site': {
    visitor:
      '{host} signed you in within another site’s page, and your browser refused to keep the sign-in. Open {host} in a tab of its own and sign in there.',
    developer: 'The answer to a cross-site request set {name} without SameSite=None: browsers let such a cookie fall (RFC 6265bis §5.7).',
    advice: {
      visitor: ['Open {host} in a tab of its own, and sign in there.'],
      developer: [
        'Set the cookie with `SameSite=None; Secure`, and `Partitioned` within another site’s page.',
        'Or serve page and API from one site.',
      ],
    },
  },
  'invalid-character': {
    visitor,
    developer: 'There is a control character in the Set-Cookie of {name}: browsers let such a cookie fall (RFC 6265bis §5.6).',
    advice: { developer: ['Encode the value.'] },
  },
  expired: {
    visitor: '{host} signed you in, and the sign-in was over at once. If your device’s clock is right, tell the people who run {site}.',
    developer: 'The answer set {name} with a time that was over already, so it was gone at once.',
    advice: {
      visitor: ['Set your device’s clock to the automatic time, and sign in again.'],
      developer: ['Set Max-Age in seconds instead of Expires.', 'Check the server’s clock and time zone.'],
    },
  },
} satisfies Record<RefusalRule, Message>;

export default defineCause({
  meta: {
    id: 'cookie-rejected',
    title: 'Your browser refused to keep the sign-in',
    explain: 'The server handed out a cookie that signs you in, and the cookie broke a rule that browsers hold to, so it was thrown away.',
    needs: ['credentials', 'sentCookies'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Look whether another way to {site} works: its main address, with https.',
        'Send the people who run {site} the report from here.',
      ],
      developer: ['Look at the Set-Cookie of the sign-in in the network panel: the browser says there why it was refused.'],
    },
    prevent: 'Let a test sign in with a real browser over the real address, and ask one thing more afterwards.',
    specs: ['RFC 6265bis §5.7', 'RFC 6265bis §4.1.3'],
  },
  messages: rules,
  examine(facts) {
    if (!refusesCaller(facts) || isSignInCall(facts) || identifying(facts.credentials).length > 0) return undefined;
    const [found] = refusedBefore(facts).reverse();
    if (found === undefined) return undefined;
    const { refused, exchange, host } = found;
    const {
      cookie,
      rules: [rule],
    } = refused;
    const params = {
      name: code(cookie.name),
      setBy: code(host),
      domain: code(cookie.domain ?? host),
      size: count(cookie.size, 'octet', 'octets'),
    };
    const evidence: [Evidence, ...Evidence[]] = [
      exchange === facts.exchange
        ? fromRequest('The answer before this one set {name}.', params)
        : fromEarlier(exchange.id, 'An earlier answer of {setBy} set {name}.', params),
      fromRequest('This request did not carry {name}.', params),
      ...fromAnswer(facts),
    ];
    const isDoubtful = doubtful.has(rule) || facts.exchange.jar === undefined;
    const isBeside = asksForHeader(facts) || sessionCookies(facts.sentCookies).length > 0;
    return { message: rule, params, confidence: isBeside ? 'possible' : isDoubtful ? 'likely' : 'certain', evidence };
  },
});

/** Those where browsers differ, or where the attributes alone do not prove it. */
const doubtful = new Set<RefusalRule>(['same-site-cross-site', 'expired']);

interface Refused {
  readonly refused: RefusedCookie;
  readonly exchange: Exchange;
  readonly host: string;
}

/**
 * Session cookies that earlier answers set in vain, oldest first: those of this name that went along later are none, and neither is one
 * that was to be taken away.
 */
function refusedBefore(facts: Facts): Refused[] {
  const all = [...facts.trail.earlier, facts.exchange].flatMap((exchange) => exchange.hops.map((hop) => ({ exchange, hop })));
  const last = all.findIndex(({ hop }) => hop === facts.hop);
  const hops = last < 0 ? all : all.slice(0, last + 1);
  const lastSent = new Map<string, number>();
  hops.forEach(({ hop }, at) => {
    for (const { name } of hop.request?.cookies ?? []) lastSent.set(name, at);
  });
  return hops.slice(0, -1).flatMap(({ exchange, hop }, at) => {
    // Most answers set none, and there are hundreds of them.
    if (!hop.response?.setCookies?.length) return [];
    const site = readSite(exchange, hop);
    return refusedCookies(hop.response, site, facts.exchange.jar)
      .filter(({ cookie, rules }) => isSessionCookie(cookie) && (!cookie.removes || rules.includes('expired')))
      .filter(({ cookie }) => (lastSent.get(cookie.name) ?? -1) <= at)
      .map((refused) => ({ refused, exchange, host: site.host }));
  });
}
