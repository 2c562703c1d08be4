/** HTTPie 3, for sh, bash, dash and zsh. */

import { headerValue } from '../../engine/headers.ts';
import { problemInTerminal } from './request.ts';
import { command, quote } from './shell.ts';
import type { Target } from './target.ts';

export const httpie: Target = {
  id: 'httpie',
  label: 'HTTPie',

  write(request) {
    const { method, url, headers, body } = request;
    const odd = headers.find(({ value }) => unsayable.test(value));
    const problem =
      problemInTerminal(request) ??
      (/^[a-z]+$/i.test(method) ? undefined : `HTTPie takes ${method} for an address.`) ??
      (odd && `HTTPie cannot send a backslash before one of : ; = @, as in the header ${odd.name}.`);
    if (problem) return { problem };
    // Of itself HTTPie would say that it is JSON.
    const untyped = body !== undefined && headerValue(headers, 'content-type') === undefined ? [`'Content-Type:'`] : [];
    return {
      text: command([
        'http --ignore-stdin --print=hb',
        ...(body === undefined ? [] : [`--raw=${quote(body)}`]),
        // A header may begin with a dash.
        `-- ${quote(method)} ${quote(url)}`,
        ...headers.map(({ name, value }) => quote(writeItem(name, value))),
        ...untyped,
      ]),
    };
  },
};

/** An uneven run of backslashes loses its last one there (`KeyValueArgType.tokenize`). */
const unsayable = /(?<!\\)(?:\\\\)*\\[:;=@]/;

/** `Name:=value` would be JSON, `Name:@value` a file, `Name:` takes the header away. */
const writeItem = (name: string, value: string): string => (value === '' ? `${name};` : `${name}:${value.replace(/^[=@]/, '\\$&')}`);
