/** The link itself was signed for a time that is over. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromClock, fromRequest, fromSaid, fromServerTime } from '../evidence.ts';
import { heard, judgedCredential, refusesCaller, sessionCookies } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { readLinkLife } from '../facts/signed-link.ts';
import { code, duration, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'signed-url-expired',
    title: 'The link was good for a time that is over',
    explain: 'Some links open something without a sign-in, but only for a time that is written into them.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Go back to the page where you found the link, reload it, and take the link from there.',
        'If somebody sent it to you, ask for a new one.',
        'If a link that is new does the same, send the people who run {site} the report from here.',
      ],
      developer: [
        'Make a new link at the moment it is needed, and do not store it.',
        'Give it a life that covers the longest download and a page left open.',
        'Set the clock of the machine that signs by NTP.',
        'Links signed with temporary credentials end with those, whatever they say.',
      ],
    },
    prevent: 'Let the page ask for a new link when the old one is refused.',
    specs: ['RFC 9110 §15.5.4'],
  },
  messages: {
    saidSo: {
      visitor: 'This link was good for a time that is over. Take a new one from the page where you found it.',
      developer: 'The server says that the time of the signed link is over.',
    },
    past: {
      visitor: 'This link was good until {endedAt}. Take a new one from the page where you found it.',
      developer: 'By {name} the link ended at {endedAt}, {late} before the server’s `Date`.',
    },
    pastByDevice: {
      visitor: 'This link was good until {endedAt}, by your device’s clock. Take a new one from the page where you found it.',
      developer:
        'By {name} the link ended at {endedAt}, {late} before the answer by the device’s clock; the server’s own time was not given.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = heard(facts, 'link-expired') ?? (isSignedLink(facts) ? heard(facts, 'token-expired') : undefined);
    const life = readLinkLife(facts.hop.url);
    const now = facts.serverTime?.now ?? facts.response?.receivedAt;
    if (life && now !== undefined && now > life.endsAt) {
      const params = { name: code(life.name), endedAt: time(life.endsAt), late: duration(now - life.endsAt) };
      const isServers = facts.serverTime !== undefined;
      const evidence: [Evidence, ...Evidence[]] = [
        fromRequest('The address says by {name} that it ends at {endedAt}.', params),
        ...(said ? [fromSaid(said)] : []),
        isServers ? fromServerTime(now) : fromClock('The device’s clock said {now}.', { now: time(now) }),
        ...fromAnswer(facts),
      ];
      const confidence = said ? 'certain' : isServers ? confidenceOf(facts) : 'likely';
      return { message: isServers ? 'past' : 'pastByDevice', params, confidence, evidence };
    }
    // What is signed in a header is no link.
    if (judgedCredential(facts)?.kind === 'signature' && !isSignedLink(facts)) return undefined;
    return said && { message: 'saidSo', confidence: 'certain', evidence: [fromSaid(said), ...fromAnswer(facts)] };
  },
});

/** What signs the request stands in its address; the "token" that such a server finds expired is the link. */
const isSignedLink = (facts: Facts): boolean => {
  const judged = judgedCredential(facts);
  return judged?.kind === 'signature' && judged.place.in === 'query';
};

/** By the time alone: proved where nothing else was there to judge, and the server gives no other reason. */
function confidenceOf(facts: Facts): Confidence {
  if (heard(facts, 'firewall', 'rate-limited', 'account-blocked', 'server-fault', 'wrong-url', 'csrf') !== undefined) return 'possible';
  const isElse = heard(facts, 'signature-mismatch', 'api-key-invalid', 'token-invalid', 'sign-in-required') !== undefined;
  if (isSignedLink(facts)) return isElse ? 'likely' : 'certain';
  return isElse || sessionCookies(facts.sentCookies).length > 0 ? 'possible' : 'likely';
}
