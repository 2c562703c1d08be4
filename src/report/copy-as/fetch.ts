/** JavaScript for the console of a page of the same origin, or for Node. */

import { isForbiddenHeader } from '../../engine/forbidden-headers.ts';
import { headerValue } from '../../engine/headers.ts';
import { literal } from './literal.ts';
import { toOctets } from './request.ts';
import type { Target } from './target.ts';

const omits = (name: string): boolean => isForbiddenHeader(name) || name === 'user-agent';

export const fetchTarget: Target = {
  id: 'fetch',
  label: 'fetch',
  omits,

  write({ method, url, headers, body }) {
    const left = headers.filter(({ name }) => omits(name.toLowerCase())).map(({ name }) => name);
    const items = headers.filter(({ name }) => !omits(name.toLowerCase())).map((each) => `    ${text(each.name)}: ${octets(each.value)},`);
    const lines = [
      ...(left.length > 0 ? [`// Left out, since a page cannot set them: ${left.join(', ')}. The browser sends its own.`] : []),
      `await fetch(${text(url)}, {`,
      ...(method === 'GET' ? [] : [`  method: ${text(method)},`]),
      ...(items.length > 0 ? ['  headers: {', ...items, '  },'] : []),
      ...(body === undefined ? [] : [`  body: ${text(body)},`]),
      `  credentials: ${headerValue(headers, 'cookie') === undefined ? "'omit'" : "'include'"},`,
      "  redirect: 'manual',",
      '});',
    ];
    return { text: lines.join('\n') };
  },
};

const text = (value: string): string => literal(value, (code) => `\\u{${code.toString(16)}}`);

/** Fetch §2.2.2: a header's value is octets, one character for each. */
const octets = (value: string): string => text(toOctets(value));
