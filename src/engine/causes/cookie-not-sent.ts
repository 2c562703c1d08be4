/** A session cookie for this site is in the browser, yet it was not attached. */

import { type Confidence, cannotTell, defineCause } from '../cause.ts';
import { type Correction, isCorrectable } from '../corrected-address.ts';
import { type Evidence, fromAnswer, fromCookie, fromEarlier, fromRequest } from '../evidence.ts';
import {
  asksForHeader,
  carried,
  earlierSuccesses,
  heard,
  identifying,
  isSignInCall,
  refusesCaller,
  sessionCookies,
} from '../facts/caller.ts';
import type { WithheldCookie, WithheldReason } from '../facts/cookie-facts.ts';
import type { JarCookie } from '../facts/cookies.ts';
import type { Facts } from '../facts/facts.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import type { SetBefore } from '../facts/set-before.ts';
import { code, type Message, time } from '../words.ts';

const reasons = {
  'same-site': {
    title: 'Your sign-in stayed behind, since another site was asking',
    visitor:
      'Your browser has your sign-in for {host} and kept it back, because the request came from another site. Open {host} in a tab of its own.',
    developer: 'The cookie {name} is SameSite={sameSite}, and the request is cross-site: it was not attached (RFC 6265bis §5.8.3).',
    advice: {
      visitor: [
        'Open {host} in a tab of its own: type its address, or reload the page that you came to.',
        'If you came by a link, reload the page.',
      ],
      developer: [
        'Set the cookie with `SameSite=None; Secure`, and with `Partitioned` where it is used within another site’s page.',
        'For links from outside, `SameSite=Lax` is enough; a form sent by POST from outside needs `None`.',
        'Or serve page and API from one site, so that nothing is cross-site.',
      ],
    },
  },
  'third-party-blocked': {
    title: 'Your browser keeps your sign-in from other sites',
    visitor:
      'Your browser has your sign-in for {host} and does not give it to {host} within another site’s page. Allow third-party cookies for this page, or open {host} in a tab of its own.',
    developer: 'The cookie {name} may go cross-site by its attributes, and the browser blocks third-party cookies here.',
    advice: {
      visitor: [
        'Open {host} in a tab of its own.',
        'Allow third-party cookies for this page: click the sign in the address bar.',
        'Look for another extension that blocks cookies.',
      ],
      developer: [
        'Ask for leave with `document.requestStorageAccess()` after a click.',
        'Set the cookie with `Partitioned` where each embedding site may have a sign-in of its own.',
        'Or serve page and API from one site.',
      ],
    },
  },
  'secure-over-http': {
    title: 'Your sign-in stayed behind, since the connection is not encrypted',
    visitor: 'Your sign-in for {host} is only sent over encrypted connections, and this address begins with http. Open it with https.',
    developer: 'The cookie {name} is Secure, and the request went over http: it was not attached (RFC 6265bis §5.8.3).',
    advice: {
      visitor: ['Change http to https in the address.', 'Update the bookmark or link that you used.'],
      developer: [
        'Redirect http to https, and send `Strict-Transport-Security`.',
        'Find the link or setting that still names http.',
        'Behind a proxy that ends TLS, let the application see `X-Forwarded-Proto`.',
      ],
    },
  },
  path: {
    title: 'Your sign-in belongs to another part of the site',
    visitor: 'Your browser has a sign-in for another part of {host}, which is not sent to this one. Sign in here as well.',
    developer: 'The cookie {name} has Path={path}, which does not match the path of the request: it was not attached (RFC 6265bis §5.1.4).',
    advice: {
      visitor: ['Sign in on this page.', 'If it asks again and again, send the people who run {site} the report from here.'],
      developer: ['Set the cookie with `Path=/`.', 'Without Path it gets that of the page which set it, up to its last slash.'],
    },
  },
  domain: {
    title: 'Your sign-in belongs to another address',
    visitor:
      'You are signed in at {domain}, and this is {host}: the sign-in of the one is not sent to the other. Open {domain}, or sign in here as well.',
    developer: 'The cookie {name} is of {domain}, which does not match {host}: it was not attached (RFC 6265bis §5.1.3).',
    advice: {
      visitor: ['Use the address at which you signed in: {domain}.', 'Or sign in at {host} as well.'],
      developer: [
        'Set the cookie with a Domain that covers both hosts, or sign in at each.',
        'Use one name throughout: with or without www, `localhost` or `127.0.0.1`.',
      ],
    },
  },
  'credentials-mode': {
    title: 'The page asked without your sign-in',
    visitor:
      'Your browser has your sign-in for {host}, and the page asked without it. Reload the page; if it stays so, tell the people who run it.',
    developer:
      'Nothing forbids the cookie {name}, and no cookie at all was attached: the script asks another origin without `credentials: "include"` (Fetch §2.2.5).',
    advice: {
      developer: [
        'Ask with `fetch(url, { credentials: "include" })`, or `withCredentials = true` for XMLHttpRequest.',
        'Let the server answer with `Access-Control-Allow-Credentials: true` and the exact origin, not `*`.',
      ],
    },
  },
  partitioned: {
    title: 'Your sign-in was made within another site',
    visitor: 'Your sign-in for {host} was made within the page of {partition} and counts there alone. Sign in here as well.',
    developer:
      'The cookie {name} is Partitioned and kept for {partition}; the page in the address bar is of {top}, so it was not attached.',
    advice: {
      visitor: ['Sign in on this page.', 'Or use {host} within the page of {partition}.'],
      developer: [
        'Leave `Partitioned` out where one sign-in shall count everywhere.',
        'Sign in once for each top-level site where it is meant to be apart.',
      ],
    },
  },
} satisfies Record<WithheldReason, Message>;

export default defineCause({
  meta: {
    id: 'cookie-not-sent',
    title: 'Your sign-in stayed in the browser',
    explain: 'The browser has a cookie that would have signed you in, and rules about cookies kept it from going along.',
    needs: ['credentials'],
    fixes: ['open-address', 'reload', 'sign-in-again'],
    advice: {
      visitor: ['Reload the page.', 'Sign in to {site} again.', 'If it stays so, send the people who run the page the report from here.'],
      developer: ['Compare the attributes of the cookie {name} with the request.'],
    },
    prevent: 'Choose Domain, Path, SameSite and Secure for the pages that will use the cookie, and test from each of them.',
    specs: ['RFC 6265bis §5.8.3', 'Fetch §2.2.5'],
  },
  messages: reasons,
  examine(facts) {
    if (!refusesCaller(facts) || isSignInCall(facts) || identifying(facts.credentials).length > 0) return undefined;
    const withheld: readonly (WithheldCookie & Partial<SetBefore>)[] = facts.cookies?.withheld ?? facts.setBefore;
    const [found] = withheld.filter(({ cookie }) => isSessionCookie(cookie)).sort((a, b) => weigh(b, facts) - weigh(a, facts));
    if (found === undefined) {
      return facts.cookies || sessionCookies(facts.sentCookies).length > 0 ? undefined : cannotTell('cookies');
    }

    const { cookie, reason, exchange: setBy } = found;
    const earlier = lastUse(cookie, facts);
    const params = {
      name: code(cookie.name),
      domain: code(cookie.domain),
      path: code(cookie.path),
      sameSite: code(cookie.sameSite === 'strict' ? 'Strict' : 'Lax'),
      partition: code(cookie.partition ?? ''),
      top: code(facts.site.topLevelSite ?? ''),
      usedAt: earlier && time(earlier.hop.startedAt),
    };
    const evidence: [Evidence, ...Evidence[]] = [
      setBy
        ? fromEarlier(setBy.id, 'An earlier answer set the cookie {name}.', params)
        : fromCookie(cookie.name, attributes[reason], params),
      fromRequest(facts.sentCookies?.length === 0 ? 'The request carried no cookie.' : 'The request did not carry {name}.', params),
      ...(earlier ? [fromEarlier(earlier.exchange.id, 'At {usedAt} it went along and was accepted.', params)] : []),
      ...fromAnswer(facts),
    ];
    const confidence = confidenceOf(found, earlier !== undefined, facts);
    return { message: reason, reason, params, confidence, evidence, address: correctionOf(found, facts) };
  },
});

/** The address at which the browser would send it. The port of https is not known where that of http was named. */
function correctionOf({ cookie, reason }: WithheldCookie, facts: Facts): Correction | undefined {
  if (!isCorrectable(facts)) return undefined;
  if (reason === 'secure-over-http') return /^http:\/\/[^/:]+(?:\/|$)/i.test(facts.hop.url) ? { protocol: 'https:' } : undefined;
  return reason === 'domain' && cookie.hostOnly ? { hostname: cookie.domain } : undefined;
}

/** What of the cookie keeps it back. */
const attributes: Record<WithheldReason, string> = {
  'same-site': 'The browser has the cookie {name}, SameSite={sameSite}.',
  'third-party-blocked': 'The browser has the cookie {name}, which may go along cross-site.',
  'secure-over-http': 'The browser has the cookie {name}, Secure.',
  path: 'The browser has the cookie {name}, Path={path}.',
  domain: 'The browser has the cookie {name} of {domain}.',
  'credentials-mode': 'The browser has the cookie {name}, which fits this request.',
  partitioned: 'The browser has the cookie {name}, partitioned for {partition}.',
};

const lastUse = ({ fingerprint }: JarCookie, facts: Facts) => earlierSuccesses(facts).find((success) => carried(success, fingerprint));

/** The one that was good before; then what is proved; another host's or path's cookie last, since it may belong to something else. */
const weigh = ({ cookie, reason, certain }: WithheldCookie, facts: Facts): number =>
  (lastUse(cookie, facts) ? 4 : 0) + (reason === 'domain' || reason === 'path' ? 0 : 2) + (certain ? 1 : 0);

/** Certain only for a cookie that this host is known to take, and whose attributes forbid it. */
function confidenceOf({ certain, reason }: WithheldCookie, wasAccepted: boolean, facts: Facts): Confidence {
  // That an answer set it does not prove that the browser has it still.
  const isInJar = facts.cookies !== undefined;
  if (wasAccepted) return certain && isInJar ? 'certain' : 'likely';
  if (sessionCookies(facts.sentCookies).length > 0) return 'possible';
  if (asksForHeader(facts)) return 'possible';
  if (heard(facts, 'forbidden', 'api-key-missing', 'firewall', 'rate-limited', 'server-fault') !== undefined) return 'possible';
  const isElsewhere = reason === 'domain' && (facts.status === 403 || !isInJar);
  return isElsewhere ? 'possible' : 'likely';
}
