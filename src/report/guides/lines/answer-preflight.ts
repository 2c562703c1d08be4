/** A preflight was refused: how `OPTIONS` is answered before anybody is asked to sign in (Fetch §4.8). */

import type { Facts } from '../../../engine/facts/facts.ts';
import { shownHeader } from '../../../engine/facts/shown-header.ts';
import { isToken, type Line, quoted, type WriteLines } from './line.ts';
import { askingOrigin, readableBy } from './origin.ts';

export const answerPreflight: WriteLines = ({ cause, message }, facts) => {
  const origin = askingOrigin(facts);
  const asked = readAsked(facts);
  if (cause !== 'preflight-rejected' || origin === undefined || asked === undefined) return [];
  const headers = [
    ...readableBy(origin),
    `Access-Control-Allow-Methods: ${asked.method}`,
    ...(asked.headers.length > 0 ? [`Access-Control-Allow-Headers: ${asked.headers.join(', ')}`] : []),
  ];
  const answer: Line = { what: 'What the server must answer to `OPTIONS`, with 204', language: 'http', code: headers.join('\n') };
  return message === 'originRefused' ? [answer] : [answer, ...inFront(origin, asked, readServer(facts))];
};

interface Wanted {
  readonly method: string;
  /** In lower case, as the browser asks. */
  readonly headers: readonly string[];
}

function readAsked({ request }: Facts): Wanted | undefined {
  const method = shownHeader(request?.headers, 'access-control-request-method')?.trim() ?? '';
  const headers = (shownHeader(request?.headers, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return isToken(method) && headers.every(isToken) ? { method, headers } : undefined;
}

type Server = 'express' | 'nginx' | undefined;

/** What the answer says of itself. */
function readServer({ responseHeaders }: Facts): Server {
  if (/^express/i.test(shownHeader(responseHeaders, 'x-powered-by') ?? '')) return 'express';
  return /^(?:nginx|openresty)/i.test(shownHeader(responseHeaders, 'server') ?? '') ? 'nginx' : undefined;
}

/** Both where it is not known. */
function inFront(origin: string, { method, headers }: Wanted, server: Server): Line[] {
  const list = (names: readonly string[]): string => `[${names.map(quoted).join(', ')}]`;
  const express: Line = {
    what: 'Express with the package `cors`: before the middleware that checks who is asking',
    language: 'javascript',
    code: `app.use(cors({ origin: ${quoted(origin)}, credentials: true, methods: ${list([method])}${headers.length > 0 ? `, allowedHeaders: ${list(headers)}` : ''} }));`,
  };
  const add = (name: string, value: string): string => `    add_header ${name} "${value}" always;`;
  const nginx: Line = {
    what: 'nginx: in the `location` of this path, before `auth_basic` or `auth_request` counts',
    language: 'nginx',
    code: [
      'if ($request_method = OPTIONS) {',
      add('Access-Control-Allow-Origin', origin),
      add('Access-Control-Allow-Credentials', 'true'),
      add('Access-Control-Allow-Methods', method),
      ...(headers.length > 0 ? [add('Access-Control-Allow-Headers', headers.join(', '))] : []),
      add('Vary', 'Origin'),
      '    return 204;',
      '}',
    ].join('\n'),
  };
  return server === 'express' ? [express] : server === 'nginx' ? [nginx] : [express, nginx];
}
