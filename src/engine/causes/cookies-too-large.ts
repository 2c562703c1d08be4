/** The cookies have piled up beyond what the server accepts. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromRequestHeader, fromSaid } from '../evidence.ts';
import { heard } from '../facts/caller.ts';
import { pilesOf } from '../facts/cookie-piles.ts';
import { code, count } from '../words.ts';

export default defineCause({
  meta: {
    id: 'cookies-too-large',
    title: 'Too many cookies have piled up',
    explain: 'All cookies of a site go along with every request; these have grown so large that the server refuses to read them.',
    needs: ['status'],
    fixes: ['delete-cookies', 'clear-cookies'],
    advice: {
      visitor: [
        'Clear the cookies of {site}, then sign in again.',
        'If it happens again soon, send the people who run {site} the report from here.',
      ],
      developer: [
        'Remove what each started sign-in leaves behind: state and nonce cookies need a short Max-Age and one name.',
        'Keep the session on the server, and an id in the cookie.',
        'Set tracking cookies on a host of their own.',
        'Raise the limit only as a last resort: `large_client_header_buffers` in nginx, `LimitRequestFieldSize` in Apache, `MaxRequestBytes` in IIS.',
      ],
    },
    prevent: 'Let no page set a cookie of a new name each time, and give each an end.',
    specs: ['RFC 6585 §5', 'RFC 6265bis §6.1'],
  },
  messages: {
    saidSo: {
      visitor: 'The cookies of {site} have grown too large for it. Clear them, then sign in again.',
      developer: 'The server says that the header fields are too large; `Cookie` alone has {size}.',
    },
    tooLarge: {
      visitor: 'The cookies of {site} have grown too large for it. Clear them, then sign in again.',
      developer: '`Cookie` has {size}, and the answer is {status}; most servers stop at 8 KB for a field or for all of them (RFC 6585 §5).',
    },
  },
  examine(facts) {
    if (facts.failure !== 'cookies-too-large') return undefined;
    const said = heard(facts, 'cookies-too-large');
    const size = facts.request?.cookieHeaderLength;
    const params = { size: count(size ?? 0, 'character', 'characters'), status: code(String(facts.status)) };
    const piles = pilesOf(facts.sentCookies ?? []);
    const [piled] = piles;
    const cookies = piles.flatMap(({ names }) => names);
    const evidence: Evidence[] = [
      ...(size === undefined ? [] : [fromRequestHeader('cookie', '`Cookie` was {size} long.', params)]),
      ...(piled
        ? [
            fromCookie(piled.names[0], '{times} begin with {start}.', {
              times: count(piled.names.length, 'cookie', 'cookies'),
              start: code(piled.start),
            }),
          ]
        : []),
      ...fromAnswer(facts),
    ];
    // Servers say "header or cookie": where the cookies are few, a long token or address is what was too large.
    const isElse = size !== undefined && size < FEW;
    if (said)
      return { message: 'saidSo', params, confidence: isElse ? 'possible' : 'certain', evidence: [fromSaid(said), ...evidence], cookies };
    const [first, ...rest] = evidence;
    if (first === undefined) return undefined;
    return {
      message: 'tooLarge',
      params,
      confidence: facts.status === 431 && (size ?? 0) > 7600 ? 'certain' : 'likely',
      evidence: [first, ...rest],
      cookies,
    };
  },
});

/** Cookies of this length fit wherever requests do. In characters. */
const FEW = 2048;
