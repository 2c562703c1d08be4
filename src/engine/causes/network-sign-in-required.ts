/** The network's own sign-in page (captive portal) stands in between. */

import { defineCause } from '../cause.ts';
import { fromAnswer, fromRedirect, fromSaid, fromStatus } from '../evidence.ts';
import { heard } from '../facts/caller.ts';
import { readSignIn } from '../facts/sign-in-redirect.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'network-sign-in-required',
    title: 'Your network wants you to sign in first',
    explain:
      'In trains, hotels and cafés the network shows a page of its own before it lets anything through; that page answered instead of the site.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Open the network’s page and accept its terms or sign in: any address that begins with http leads there.',
        'Then reload this page.',
        'If pages stay away after that, let your device look addresses up anew: {flushDns}.',
        'Or use another network.',
      ],
      developer: [
        'Take 511 for “no network yet”, not for an answer of the API: wait, and ask again.',
        'Do not store the answer (RFC 6585 §6).',
      ],
    },
    prevent: 'Sign in to the network before you open anything else.',
    specs: ['RFC 6585 §6', 'RFC 8910'],
  },
  messages: {
    status: {
      visitor: 'Your network wants you to sign in before it lets you through to {site}. Open the network’s page, then reload this one.',
      developer: 'The answer is 511: the network in between wants a sign-in, and {host} was not reached (RFC 6585 §6).',
    },
    sentToPortal: {
      visitor:
        'Your network sent you to a page of its own before it lets you through to {site}. Sign in there, then come back to this page.',
      developer:
        'The answer is {status} to another host, with the device and the network in its address: a captive portal answered in the place of {host} (RFC 8910).',
    },
    saidSo: {
      visitor: 'Your network seems to want a sign-in before it lets you through to {site}. Open the network’s page, then reload this one.',
      developer: 'The answer reads as the page of a network in between, and not as one of {host} (RFC 8910).',
    },
  },
  examine(facts) {
    if (facts.status === 511) return { message: 'status', confidence: 'certain', evidence: [fromStatus(511)] };
    if (facts.failure === 'sign-in-redirect' && readSignIn(facts.exchange)?.signs.includes('network')) {
      const status = code(String(facts.status));
      const evidence = fromRedirect('The answer was {status}, to a page that the network names its devices to.', { status });
      return { message: 'sentToPortal', params: { status }, confidence: 'likely', evidence: [evidence] };
    }
    const said = heard(facts, 'network-sign-in');
    return said && { message: 'saidSo', confidence: 'likely', evidence: [fromSaid(said), ...fromAnswer(facts)] };
  },
});
