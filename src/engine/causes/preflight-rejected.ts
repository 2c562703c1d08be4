/** The CORS preflight itself was refused, so the request behind it was never sent. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromChallenge, fromRequest, fromResponseHeader, fromSaid, fromStatus } from '../evidence.ts';
import { heard } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'preflight-rejected',
    title: 'The browser’s question beforehand was refused',
    explain:
      'Before a page may ask another site, the browser asks that site for leave, without any sign-in. The site refused, so what the page wanted was never asked.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Reload the page.',
        'If it stays so, it is a fault of the page or of {host}: send the people who run the page the report from here.',
      ],
      developer: [
        'Answer `OPTIONS` before authentication is checked: with 204, `Access-Control-Allow-Origin`, `-Methods` and `-Headers`.',
        'Put the CORS middleware in front of the authentication, in the application and in each proxy before it.',
        'Or ask from the same origin, through a proxy of your own: then there is no preflight.',
      ],
    },
    prevent: 'Test the API from another origin, with the headers and methods that the page uses.',
    specs: ['Fetch §4.8', 'Fetch §3.3'],
  },
  messages: {
    askedToSignIn: {
      visitor:
        'The page could not reach {host}: the browser must ask for leave first, without a sign-in, and {host} wanted one. You cannot put this right; tell the people who run the page.',
      developer:
        'The preflight was answered with {status}. It never carries credentials (Fetch §4.8), so the server must not ask it for any; the {method} behind it was not sent.',
    },
    originRefused: {
      visitor:
        'The page could not reach {host}, which does not let this page ask. You cannot put this right; tell the people who run the page.',
      developer:
        'The preflight was answered with {status}: the origin {origin} is not among those that the server lets ask. The {method} behind it was not sent.',
      advice: {
        developer: [
          'Add the origin {origin} to those that the server allows, exactly: scheme, host and port.',
          'Check that method and headers of the preflight are allowed as well.',
          'Or ask from the same origin, through a proxy of your own: then there is no preflight.',
        ],
      },
    },
    refused: {
      visitor: 'The page could not reach {host}, which refused to be asked. You cannot put this right; tell the people who run the page.',
      developer:
        'The preflight was answered with {status}: the server asks it for a sign-in that it never carries (Fetch §4.8), or does not let the origin {origin} ask. The {method} behind it was not sent.',
    },
  },
  examine(facts) {
    if (!facts.isPreflight || (facts.status !== 401 && facts.status !== 403 && facts.status !== 407)) return undefined;
    const [challenge] = facts.challenges ?? [];
    const said = heard(facts, 'origin-not-allowed', 'credential-missing', 'sign-in-required', 'api-key-missing', 'firewall');
    const origin = shownHeader(facts.request?.headers, 'origin');
    const params = {
      status: code(String(facts.status)),
      method: code(heldBackMethod(facts)),
      origin: code(origin ?? facts.exchange.initiator ?? 'of the page'),
    };
    const evidence: [Evidence, ...Evidence[]] = [
      fromRequest('`OPTIONS` with `Access-Control-Request-Method`: a preflight, without credentials by design.'),
      fromStatus(facts.status),
      ...(challenge ? [fromChallenge(challenge)] : []),
      ...(said ? [fromSaid(said)] : []),
      ...allowed(facts),
    ];
    const isOrigin = said?.meaning === 'origin-not-allowed';
    const isSignIn = facts.status !== 403 || challenge !== undefined || (said !== undefined && !isOrigin && said.meaning !== 'firewall');
    const message = isOrigin ? 'originRefused' : isSignIn ? 'askedToSignIn' : 'refused';
    return { message, params, confidence: confidenceOf(facts, said), evidence };
  },
});

/** A proxy that asks is the proxy's matter, and what a filter holds back it holds back from everybody. */
const confidenceOf = ({ status }: Facts, said: Said | undefined): Confidence =>
  said?.meaning === 'firewall' || status === 407 ? 'possible' : 'certain';

/** The method that was asked for: as it was seen, or as the preflight names it. */
const heldBackMethod = ({ exchange, request }: Facts): string =>
  exchange.heldBack?.method ?? shownHeader(request?.headers, 'access-control-request-method') ?? 'request';

/** What the server lets ask, where it says so. */
const allowed = ({ responseHeaders }: Facts): Evidence[] =>
  (responseHeaders ?? [])
    .filter(({ name }) => name.toLowerCase() === 'access-control-allow-origin')
    .map(({ name, shown }) => fromResponseHeader(name, '`Access-Control-Allow-Origin` is {value}.', { value: code(shown) }));
