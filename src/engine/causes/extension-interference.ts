/** Another extension or a program on the device changed what shows who is calling. */

import { type Confidence, cannotTell, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromCredential, fromEarlier, fromRequest, placeName } from '../evidence.ts';
import type { Exchange, ObservedRequest } from '../exchange.ts';
import { heard, identifying, refusesCaller, sessionCookies } from '../facts/caller.ts';
import type { SentCookie } from '../facts/cookies.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { browserSchemes } from '../facts/schemes.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { code, text, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'extension-interference',
    title: 'Something in your browser changed the request',
    explain:
      'Extensions for privacy, blocking or testing may take things out of requests or put things in. Here that touched what shows who you are.',
    needs: ['request'],
    fixes: ['pause-extensions', 'reload', 'open-private'],
    advice: {
      visitor: [
        'Try a private window: most extensions are off there.',
        'If it works there, turn your extensions off one by one, those for privacy, blocking and testing first, and reload each time.',
        'If programs on your device look into the traffic (virus protection, a proxy), pause them and try again.',
        'Try another browser, or another network: one of them may change it as well.',
      ],
      developer: [
        'Look for a rule that is still on in an extension or tool that sets headers, and limit it to the hosts it is meant for.',
        'Compare with a request from a fresh profile, or from the command line.',
        'If a service worker repeats requests with headers of its own, look there.',
      ],
    },
    prevent: 'Let such tools change the requests of one host only, and turn them off after use.',
    specs: ['Fetch §4.5', 'RFC 9110 §11.6.2'],
  },
  messages: {
    removed: {
      visitor:
        'The page showed {site} who you are, and something in your browser took that out of the request. Try a private window, where extensions are off.',
      developer: 'The page set {name}, and the request went out without it: something in between removed the header.',
    },
    replaced: {
      visitor:
        'The page showed {site} who you are, and something in your browser put something else in its place. Try a private window, where extensions are off.',
      developer: 'The page set one value for {name}, and the request went out with another: something in between replaced it.',
    },
    added: {
      visitor:
        'Something in your browser added a sign-in to the request that the page did not make. Try a private window, where extensions are off.',
      developer: 'The page set no {name}, and the request went out with one: something in between added it.',
    },
    cookieRemoved: {
      visitor:
        'Your browser had your sign-in for {site} ready, and something took it out of the request. Try a private window, where extensions are off.',
      developer:
        'The cookie {name} belonged to the request, and it went out without that cookie, or with another value: something in between changed it.',
    },
    answerChanged: {
      visitor:
        '{site} gave your browser a sign-in, and something in your browser threw it away. Try a private window, where extensions are off.',
      developer: 'The answer at {at} set the cookie {name}; something in between took that out before it reached the page.',
    },
    unasked: {
      visitor:
        'Something in your browser seems to add a sign-in of its own to what it loads. Try a private window, where extensions are off.',
      developer: '{name} went out with {what}, where no page can set it: an extension, a tool or a service worker did.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    if (facts.pageRequest) {
      const found = compare(facts.pageRequest, facts.request, facts) ?? examineAnswers(facts);
      return found ?? (mayBeChangedUnseen(facts) ? cannotTell('pageRequest') : undefined);
    }
    return examineAnswers(facts) ?? examineUnasked(facts.request, facts) ?? cannotTell('pageRequest');
  },
});

/** Firefox applies other add-ons' rules before it tells of the headers (docs/browsers.md): what they took out is never seen. */
const mayBeChangedUnseen = ({ exchange, request }: Facts): boolean =>
  exchange.observer === 'firefox' && request !== undefined && headerCredentials(request).length === 0;

const headerCredentials = ({ credentials }: ObservedRequest): readonly Credential[] =>
  identifying(credentials ?? []).filter(({ place }) => place.in === 'header');

function compare(page: ObservedRequest, sent: ObservedRequest, facts: Facts) {
  const pages = headerCredentials(page);
  const outs = headerCredentials(sent);
  const sameName = (all: readonly Credential[], { place }: Credential): Credential | undefined =>
    all.find((other) => other.place.name === place.name);
  const lost = pages.find((credential) => sameName(outs, credential) === undefined);
  const replaced = pages.find(
    (credential) => (sameName(outs, credential)?.fingerprint ?? credential.fingerprint) !== credential.fingerprint,
  );
  const added = outs.find((credential) => sameName(pages, credential) === undefined && !browserSchemes.has(credential.kind));

  if (lost) {
    const params = { name: code(placeName(lost.place)) };
    const evidence: [Evidence, ...Evidence[]] = [
      fromRequest('The page set {name}, and the request went out without it.', params),
      ...fromAnswer(facts),
    ];
    return { message: 'removed' as const, params, confidence: confidenceOf(facts), evidence };
  }
  const other = replaced ?? added;
  const out = other && sameName(outs, other);
  if (out) {
    const params = { name: code(placeName(out.place)) };
    const how = replaced ? 'The page set another value for {name}.' : 'The page set no {name}.';
    const evidence: [Evidence, ...Evidence[]] = [fromRequest(how, params), fromCredential(out), ...fromAnswer(facts)];
    return { message: replaced ? ('replaced' as const) : ('added' as const), params, confidence: confidenceOf(facts), evidence };
  }
  return outs.length > 0 ? undefined : compareCookies(page.cookies, sent.cookies, facts);
}

/** A page's list without cookies says nothing: most are written down before the browser attaches them. */
function compareCookies(page: readonly SentCookie[] | undefined, sent: readonly SentCookie[] | undefined, facts: Facts) {
  if (sent === undefined) return undefined;
  const lost = sessionCookies(page).find(
    ({ name, fingerprint }) => !sent.some((cookie) => cookie.name === name && cookie.fingerprint === fingerprint),
  );
  if (lost === undefined) return undefined;
  const params = { name: code(lost.name) };
  const evidence: [Evidence, ...Evidence[]] = [
    fromCookie(lost.name, 'The cookie {name} belonged to the request, and did not go out as it was.', params),
    ...fromAnswer(facts),
  ];
  return { message: 'cookieRemoved' as const, params, confidence: confidenceOf(facts), evidence };
}

/** A session that was set, taken out of its answer, and is missing now. */
function examineAnswers(facts: Facts) {
  const { trail, exchange, sentCookies } = facts;
  if (sentCookies === undefined || identifying(facts.credentials ?? []).length > 0) return undefined;
  const isMissing = (name: string): boolean => !sentCookies.some((cookie) => cookie.name === name);
  const found = [...trail.earlier, exchange].flatMap((from) =>
    from.hops.flatMap(({ response }) =>
      (response?.setCookies ?? [])
        .filter((cookie) => response?.takenOut?.includes(cookie.name) && isSessionCookie(cookie) && isMissing(cookie.name))
        .map(({ name }) => ({ from, name, at: response?.receivedAt ?? 0 })),
    ),
  );
  const last = found.at(-1);
  if (last === undefined) return undefined;
  const params = { name: code(last.name), at: time(last.at) };
  const evidence: [Evidence, ...Evidence[]] = [
    fromEarlier(last.from.id, 'The answer at {at} set {name}, and it was taken out on its way to the page.', params),
    fromRequest('This request did not carry {name}.', params),
    ...fromAnswer(facts),
  ];
  return { message: 'answerChanged' as const, params, confidence: confidenceOf(facts), evidence };
}

/** The change is a fact; that the refusal comes of it is one where the server says who is calling is the matter. */
const confidenceOf = (facts: Facts): Confidence =>
  facts.status === 401 && heard(facts, 'rate-limited', 'firewall', 'server-fault', 'account-blocked') === undefined ? 'certain' : 'likely';

/** Only scripts may set headers (Fetch §4.5): not the address bar, a link, a picture or a style sheet. */
const unscripted: Readonly<Partial<Record<Exchange['resourceType'], string>>> = {
  main_frame: 'a page load',
  sub_frame: 'the page of a frame',
  image: 'a picture',
  stylesheet: 'a style sheet',
  font: 'a font',
  media: 'a sound or film',
  websocket: 'a WebSocket',
};

function examineUnasked(sent: ObservedRequest, facts: Facts) {
  const credential = headerCredentials(sent).find(({ place, kind }) => place.name === 'authorization' && !browserSchemes.has(kind));
  const what = unscripted[facts.exchange.resourceType];
  if (credential === undefined || what === undefined) return undefined;
  const params = { name: code('Authorization'), what: text(what) };
  const evidence: [Evidence, ...Evidence[]] = [
    fromCredential(credential),
    fromRequest('The request was for {what}, where no page can set headers.', params),
    ...fromAnswer(facts),
  ];
  return { message: 'unasked' as const, params, confidence: facts.status === 401 ? ('likely' as const) : ('possible' as const), evidence };
}
