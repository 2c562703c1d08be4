/** Windows PowerShell 5.1 and PowerShell 7. */

import { headerValue } from '../../engine/headers.ts';
import { type CopiedRequest, problemInTerminal } from './request.ts';
import type { Target } from './target.ts';

export const powershell: Target = {
  id: 'powershell',
  label: 'PowerShell',

  write(request) {
    const beyond = request.headers.find(({ value }) => /[^\x20-\x7e]/.test(value));
    // .NET refuses them, or cuts each to an octet.
    const problem =
      problemInTerminal(request) ?? (beyond && `PowerShell cannot send characters beyond ASCII in a header, as in ${beyond.name}.`);
    if (problem) return { problem };
    const { method, url, headers, body } = request;
    const jar = cookiesForJar(request);
    const userAgent = headerValue(headers, 'user-agent');
    const contentType = headerValue(headers, 'content-type');
    const items = headers
      .filter(({ name }) => !(ownParameters.has(name.toLowerCase()) || (jar && name.toLowerCase() === 'cookie')))
      .map(({ name, value }) => `  ${quote(name)} = ${quote(value)}`);
    const lines = [
      ...(headerValue(headers, 'cookie') !== undefined && !jar
        ? ['# Windows PowerShell 5.1 leaves this Cookie out; PowerShell 7 sends it.']
        : []),
      ...(jar
        ? [
            '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
            ...jar.map(
              ([name, value]) =>
                `$session.Cookies.Add(${quote(originOf(url))}, (New-Object System.Net.Cookie(${quote(name)}, ${quote(value)}, '/')))`,
            ),
          ]
        : []),
      [
        `Invoke-WebRequest -UseBasicParsing -MaximumRedirection 0 -Uri ${quote(url)}`,
        `${ofTheFirst.has(method) ? '-Method' : '-CustomMethod'} ${quote(method)}`,
        ...(jar ? ['-WebSession $session'] : []),
        ...(userAgent === undefined ? [] : [`-UserAgent ${quote(userAgent)}`]),
        ...(contentType === undefined ? [] : [`-ContentType ${quote(contentType)}`]),
        ...(body === undefined ? [] : [`-Body ([System.Text.Encoding]::UTF8.GetBytes(${quote(body)}))`]),
        ...(items.length > 0 ? [`-Headers @{\n${items.join('\n')}\n}`] : []),
      ].join(' '),
    ];
    return { text: lines.join('\n') };
  },
};

const ownParameters = new Set(['user-agent', 'content-type']);
/** Those that Windows PowerShell knows; others need PowerShell 7. */
const ofTheFirst = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH', 'MERGE']);

/** Any of five characters ends the string, and two of them stand for one (PowerShell language specification §2.3.5.2). */
const quote = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

const originOf = (url: string): string => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? url;

/**
 * Windows PowerShell sends cookies from a jar alone. Undefined where there are none, or where the jar could not hold them as they were:
 * one name twice, none at all, or what `System.Net.Cookie` refuses.
 */
function cookiesForJar({ headers }: CopiedRequest): readonly (readonly [name: string, value: string])[] | undefined {
  const pairs = headerValue(headers, 'cookie')
    ?.split(/; */)
    .map((pair) => /^([\w!#%&'*+.^`|~-][\w!#$%&'*+.^`|~-]*)=([^",;\s]*)$/.exec(pair));
  const jar = pairs?.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : []));
  const isWhole = jar !== undefined && jar.length === pairs?.length && new Set(jar.map(([name]) => name.toLowerCase())).size === jar.length;
  return isWhole ? jar : undefined;
}
