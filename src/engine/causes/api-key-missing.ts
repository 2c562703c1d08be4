/** The service wants an API key and none was sent. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromEarlier, fromRequest, fromSaid } from '../evidence.ts';
import {
  earlierSuccesses,
  heard,
  identifying,
  isKey,
  isOfKnownKey,
  judgedCredential,
  mayBeStripped,
  refusesCaller,
} from '../facts/caller.ts';
import { kindOfScheme } from '../facts/schemes.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'api-key-missing',
    title: 'The page left out the key that the service wants',
    explain: 'Some services do not only want to know the user, but also which program is asking: it shows a key, and here it did not.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: ['Reload the page.', 'If it stays so, it is a fault of the page: send the people who run it the report from here.'],
      developer: [
        'Send the key in the header or parameter that the answer or the documentation names, spelled exactly so.',
        'Check that the variable which holds the key is set where the program runs.',
        'Create a key in the service’s console if there is none yet, and let it use this API.',
      ],
    },
    prevent: 'Let the program stop with an error when its key is not set, before it sends anything.',
    specs: ['RFC 9110 §11.6.1', 'RFC 9110 §15.5.2'],
  },
  messages: {
    saidSo: {
      visitor:
        'The page did not show {host} the key that it wants from every program. You cannot put this right; tell the people who run the page.',
      developer: 'The server says that an API key is missing, and the request carried none.',
    },
    saidInvalid: {
      visitor:
        'The page did not show {host} the key that it wants from every program. You cannot put this right; tell the people who run the page.',
      developer: 'The server says that the API key is not valid, and the request carried none: it has one sentence for both.',
    },
    challenged: {
      visitor:
        'The page did not show {host} the key that it wants from every program. You cannot put this right; tell the people who run the page.',
      developer: 'The challenge {scheme} asks for an API key, and the request carried none.',
    },
    sentBefore: {
      visitor: 'The page did not show {host} the key that it has shown before. Reload the page.',
      developer: 'Earlier requests to {host} carried {name} and were accepted; this one did not carry it.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || facts.credentials.some(isKey)) return undefined;
    const said = heard(facts, 'api-key-missing');
    const nothing: Evidence = fromRequest('The request carried no API key.');
    const judged = judgedCredential(facts);
    const others = [...(judged ? [fromCredential(judged)] : []), ...fromAnswer(facts)];
    // What stands in `Authorization` may be the key, and "provide your key in the header …" is told to everybody.
    const mayBeKey = judged?.place.name === 'authorization' && heard(facts, 'credential-misplaced') !== undefined;
    if (said)
      return {
        message: 'saidSo',
        confidence: mayBeKey || mayBeStripped(facts) ? 'likely' : 'certain',
        evidence: [fromSaid(said), nothing, ...others],
      };

    // Many servers have one sentence for a key that is wrong and for one that is not there.
    const invalid = heard(facts, 'api-key-invalid');
    if (invalid && !isOfKnownKey(invalid) && identifying(facts.credentials).length === 0 && facts.sentCookies !== undefined) {
      return { message: 'saidInvalid', confidence: 'likely', evidence: [fromSaid(invalid), nothing, ...others] };
    }
    const either = heard(facts, 'api-key-missing-or-invalid');
    if (either && judged === undefined)
      return { message: 'saidSo', confidence: 'likely', evidence: [fromSaid(either), nothing, ...others] };

    const challenge = facts.challenges?.find(({ scheme }) => kindOfScheme(scheme) === 'api-key');
    if (challenge) {
      const onlyOne = facts.challenges?.length === 1;
      return {
        message: 'challenged',
        params: { scheme: code(challenge.scheme) },
        confidence: onlyOne ? 'likely' : 'possible',
        evidence: [fromChallenge(challenge), nothing, ...others],
      };
    }
    const earlier = earlierSuccesses(facts).find(({ hop }) => hop.request?.credentials?.some(isKey));
    const key = earlier?.hop.request?.credentials?.find(isKey);
    if (!earlier || !key || identifying(facts.credentials).length > 0) return undefined;
    const params = { name: code(key.place.name) };
    const evidence = [
      fromEarlier(earlier.exchange.id, 'An earlier request carried {name} and was accepted.', params),
      nothing,
      ...others,
    ] as const;
    return { message: 'sentBefore', params, confidence: 'likely', evidence };
  },
});
