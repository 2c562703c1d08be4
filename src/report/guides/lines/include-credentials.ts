/** A script asked another origin without `credentials: 'include'`, so that no cookie went along. */

import { isToken, type Line, quoted, type WriteLines } from './line.ts';
import { askingOrigin, readableBy } from './origin.ts';

export const includeCredentials: WriteLines = ({ cause, reason }, facts) => {
  if (cause !== 'cookie-not-sent' || reason !== 'credentials-mode') return [];
  const { method, url } = facts.hop;
  const origin = askingOrigin(facts);
  const options = [...(method === 'GET' || !isToken(method) ? [] : [`method: ${quoted(method)}`]), `credentials: 'include'`];
  const ask: Line = {
    what: 'In the page, where it asks',
    language: 'javascript',
    code: `fetch(${quoted(url.replace(/\?.*$/s, ''))}, { ${options.join(', ')} })`,
  };
  if (origin === undefined) return [ask];
  return [ask, { what: 'In the server’s answer, so that the page may read it', language: 'http', code: readableBy(origin).join('\n') }];
};
