/** A firewall, a CDN or a network rule answered, not the application. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromResponseHeader, fromSaid, headerName } from '../evidence.ts';
import { heard, identifying, isSignInCall, judgedCredential } from '../facts/caller.ts';
import { readEdge } from '../facts/edge.ts';
import type { Facts } from '../facts/facts.ts';
import type { Meaning } from '../facts/said.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'firewall-blocked',
    title: 'A protection in front of the site stopped the request',
    explain:
      'Many sites stand behind a filter that keeps out robots, addresses and countries. It stopped this request before the site saw it: your sign-in was not looked at.',
    needs: ['responseHeaders'],
    fixes: ['reload', 'open-private', 'pause-extensions'],
    advice: {
      visitor: [
        'Open {site} in a tab of its own, and do what it asks there to show that you are a person.',
        'Turn off VPN and proxy, or try another network.',
        'Try a private window: extensions that block or change things may look like a robot.',
        'Wait for some minutes: many such blocks end by themselves.',
        'If it stays, send the people who run {site} the report from here, with the time and the reference on the page.',
      ],
      developer: [
        'Look the request up in the log of the firewall or CDN, by the reference that it gives; the application’s log does not have it.',
        'Leave the API’s paths out of checks that need a page to run scripts: a program cannot pass them.',
        'If addresses are listed, add the one that the request came from.',
        'Signing in again does not help: the credential was not looked at.',
      ],
    },
    prevent: 'Let the filter answer programs with a status and a body of their own, so that they can tell it from a failed sign-in.',
    specs: ['RFC 9110 §15.5.4'],
    answersInstead: true,
  },
  messages: {
    challenged: {
      title: '{site} wants to see that you are a person',
      visitor:
        'A check in front of {site} stopped the request until it has seen that you are no robot. Open {site} in a tab of its own and follow the check.',
      developer: '{name}: {value} comes with answers of a filter alone: the application did not see the request.',
    },
    ruledOut: {
      visitor:
        'A rule in front of {site} does not let the request through; your sign-in has nothing to do with it. Turn off VPN and proxy, or try another network.',
      developer: '{name}: {value} comes with what a rule of a filter or proxy forbids: the application did not see the request.',
    },
    saidSo: {
      visitor:
        'A protection in front of {site} stopped the request; your sign-in has nothing to do with it. Turn off VPN and proxy, or try another network.',
      developer: 'The answer speaks of a filter or an address rule, not of a credential.',
    },
    ownAnswer: {
      visitor:
        'What answered seems to be a protection in front of {site}, and not the site itself. Turn off VPN and proxy, or try another network.',
      developer: '{name}: {value} is what the network in front gives to answers of its own, and no challenge came with the {status}.',
    },
    notOfOrigin: {
      visitor:
        'What answered seems to be a protection in front of {site}, and not the site itself. Turn off VPN and proxy, or try another network.',
      developer: 'A page with {status} came through {name}, without the header that goes along with what the origin gave.',
    },
    pageInstead: {
      visitor: 'Something in front of {site} may have stopped the request. Reload the page; if it stays so, turn off VPN and proxy.',
      developer:
        'A script asked for JSON and got a page with {status}; the answer came through {name}. A filter in front may have written it.',
    },
  },
  examine(facts) {
    if (facts.failure === undefined || facts.failure === 'proxy' || facts.failure === 'sign-in-redirect') return undefined;
    const [sign] = readEdge(facts.responseHeaders);
    const said = heard(facts, 'firewall');
    const params = sign && {
      name: code(headerName(sign.name)),
      value: code(sign.shown),
      status: code(String(facts.status)),
    };
    const isSame = sign !== undefined && said?.where === 'header' && said.field.toLowerCase() === sign.name.toLowerCase();
    const shown: readonly Evidence[] = sign && !isSame ? [fromResponseHeader(sign.name, '{name} says {value}.', params)] : [];
    const [first, ...rest] = [...(said ? [fromSaid(said)] : []), ...shown, ...fromAnswer(facts)];
    if (first === undefined) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [first, ...rest];

    if (params && sign.kind === 'refused') return { message: 'challenged', params, confidence: 'certain', evidence };
    if (params && sign.kind === 'ruled-out') return { message: 'ruledOut', params, confidence: 'certain', evidence };
    if (said) return { message: 'saidSo', confidence: confidenceOf(facts, sign !== undefined), evidence };
    if (!params || facts.status !== 403 || isOfTheServer(facts) || isOfSignedLink(facts)) return undefined;
    if (sign.kind === 'own-answer') return { message: 'ownAnswer', params, confidence: 'likely', evidence };
    // Such a page says what it is, so its text decides where it was captured; scripts at the edge answer in their own form.
    if (sign.kind === 'without-origin' && facts.body === undefined && isPage(facts)) {
      return { message: 'notOfOrigin', params, confidence: 'likely', evidence };
    }
    return gotPage(facts) ? { message: 'pageInstead', params, confidence: 'possible', evidence } : undefined;
  },
});

/** Words alone: a 403 is what filters answer with; elsewhere, and to a form, an application may ask for a check of its own. */
function confidenceOf(facts: Facts, isBehindEdge: boolean): Confidence {
  const isOfForm = isSignInCall(facts) || (!/^(?:get|head)$/i.test(facts.hop.method) && !isBehindEdge && !isPage(facts));
  return facts.status === 403 && !isOfForm && !isOfTheServer(facts) ? 'certain' : 'likely';
}

/** What a filter says; of tokens, accounts and scopes it knows nothing. */
const edgeWords = new Set<Meaning>(['firewall', 'forbidden', 'rate-limited']);

const isOfTheServer = ({ challenges, said }: Facts): boolean =>
  (challenges?.length ?? 0) > 0 || said.some(({ meaning }) => !edgeWords.has(meaning));

/** What a network in front answers to a signed link, in a form for programs, is about the link: it checks the signature itself. */
const isOfSignedLink = (facts: Facts): boolean => {
  const judged = judgedCredential(facts);
  return judged?.kind === 'signature' && judged.place.in === 'query' && !isPage(facts);
};

const isPage = ({ responseHeaders, body }: Facts): boolean =>
  body?.form === 'html' || (shownHeader(responseHeaders, 'content-type')?.includes('text/html') ?? false);

/** A program asked, and was answered with a page. */
function gotPage(facts: Facts): boolean {
  const { exchange, request, credentials } = facts;
  const asksForData = shownHeader(request?.headers, 'accept')?.includes('json') || identifying(credentials ?? []).length > 0;
  return exchange.resourceType === 'xmlhttprequest' && asksForData && isPage(facts);
}
