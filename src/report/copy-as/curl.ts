/** For sh, bash, dash and zsh. */

import { headerValue } from '../../engine/headers.ts';
import { problemInTerminal } from './request.ts';
import { command, quote } from './shell.ts';
import type { Target } from './target.ts';

export const curl: Target = {
  id: 'curl',
  label: 'cURL',

  write(request) {
    const { method, url, headers, body } = request;
    const problem = problemInTerminal(request);
    if (problem) return { problem };
    // In brackets and braces curl would see several addresses.
    const literal = /[[\]{}]/.test(url) ? ['--globoff'] : [];
    // The status is what is looked for.
    const show = method === 'HEAD' ? '--head' : '--include';
    const implied = method === 'HEAD' || method === (body === undefined ? 'GET' : 'POST');
    // Of itself curl would say that it is a form.
    const untyped = body !== undefined && headerValue(headers, 'content-type') === undefined ? [`--header 'Content-Type:'`] : [];
    return {
      text: command([
        ['curl', show, ...literal, quote(url)].join(' '),
        ...(implied ? [] : [`--request ${quote(method)}`]),
        // With a colon, curl would leave an empty one out.
        ...headers.map(({ name, value }) => `--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
        ...untyped,
        // Raw: `@` at its beginning names no file.
        ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
      ]),
    };
  },
};
