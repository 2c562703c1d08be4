/** Python 3 with the package requests. */

import { literal } from './literal.ts';
import { toOctets } from './request.ts';
import type { Target } from './target.ts';

export const python: Target = {
  id: 'python',
  label: 'Python',

  write({ method, url, headers, body }) {
    const items = headers.map(({ name, value }) => `        ${text(name)}: ${headerValue(value)},`);
    const lines = [
      'import requests',
      '',
      'response = requests.request(',
      `    ${text(method)},`,
      `    ${text(url)},`,
      ...(items.length > 0 ? ['    headers={', ...items, '    },'] : []),
      ...(body === undefined ? [] : [`    data=${text(body)}.encode(),`]),
      '    allow_redirects=False,',
      ')',
      'print(response.status_code, response.text)',
    ];
    return { text: lines.join('\n') };
  },
};

const text = (value: string): string => literal(value, (code) => `\\U${code.toString(16).padStart(8, '0')}`);

/** Beyond ASCII as octets: of text requests would make Latin-1. */
const headerValue = (value: string): string => (/^[\x20-\x7e]*$/.test(value) ? text(value) : `b${text(toOctets(value))}`);
