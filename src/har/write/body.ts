/** A body that says what was read of the one that came: its codes, its words, the names of its fields. Nothing else of it was kept. */

import type { RawBody } from '../../engine/exchange.ts';
import type { BodyObserved } from '../../engine/facts/body.ts';
import type { Said } from '../../engine/facts/said.ts';
import { HIDDEN, withHidden } from './stand-in.ts';

/** One thing that the body said, and the field that it stood in. */
interface Line {
  readonly field: string;
  readonly text: string;
}

const types: Readonly<Record<BodyObserved['form'], string>> = {
  empty: '',
  json: 'application/json',
  problem: 'application/problem+json',
  xml: 'application/xml',
  html: 'text/html',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  binary: 'application/octet-stream',
};

/** `contentType`: what the answer calls it, where that is known. */
export function writeBody(body: BodyObserved, said: readonly Said[], contentType: string | undefined): RawBody {
  const lines = linesOf(body, said);
  return {
    text: writeText(
      body,
      lines.map(({ field, text }) => ({ field, text: withHidden(text) })),
    ),
    mimeType: contentType || types[body.form],
  };
}

function writeText(body: BodyObserved, lines: readonly Line[]): string {
  switch (body.form) {
    case 'json':
    case 'problem':
      return writeJson(body.fields, lines);
    case 'xml':
      return `<Error>${lines.map(({ field, text }) => element(/^[A-Za-z_][\w.-]*$/.test(field) ? field : 'Text', text)).join('')}</Error>`;
    case 'html':
      return writePage(body, lines);
    case 'form':
      return lines.length === 0
        ? `${HIDDEN}=`
        : lines.map(({ field, text }) => `${encodeURIComponent(field || 'text')}=${encodeURIComponent(text)}`).join('&');
    case 'text':
      return lines.length === 0 ? HIDDEN : lines.map(({ text }) => text).join('\n');
    case 'binary':
      return '\0\0\0\0';
    case 'empty':
      return '';
  }
}

/** Words first, in the order in which they were heard; of a code that a sentence has in it, the sentence is enough. */
function linesOf({ codes, form }: BodyObserved, said: readonly Said[]): Line[] {
  const lines: Line[] = [];
  const left = [...codes];
  for (const { field, quote } of said.filter(({ where }) => where === 'body')) {
    if (quote === '' || lines.some((line) => line.text === quote && line.field.toLowerCase() === field)) continue;
    const code = left.findIndex((each) => each.code === quote);
    const [found] = code < 0 ? [] : left.splice(code, 1);
    const asWritten = codes.find((each) => each.field.toLowerCase() === field)?.field ?? field;
    lines.push({ field: found?.field ?? (form === 'html' ? field : asWritten), text: quote });
  }
  const rest = left.filter(
    ({ field, code }) => !lines.some((line) => line.text.includes(code) && line.field === field && /\s/.test(line.text)),
  );
  return [...lines, ...rest.map(({ field, code }) => ({ field, text: code }))];
}

/** Named so that what is in it is read as said of an error, and that it is no field that a program gave. */
const REST = 'errors…';

function writeJson(fields: readonly string[], lines: readonly Line[]): string {
  const left = [...lines];
  const top = fields.map((name) => {
    const at = left.findIndex(({ field }) => field === name || field === name.toLowerCase());
    const [line] = at < 0 ? [] : left.splice(at, 1);
    return [name, line?.text ?? (/^(?:ok|success)$/i.test(name) ? false : HIDDEN)] as const;
  });
  const inner = left.map(({ field, text }) => ({ [field]: text }));
  return JSON.stringify({ ...Object.fromEntries(top), ...(inner.length > 0 ? { [REST]: inner } : {}) });
}

function writePage({ title, signInForm }: BodyObserved, lines: readonly Line[]): string {
  const heading = title ?? lines.find(({ field }) => field === 'title')?.text;
  const texts = lines.filter(({ field, text }) => field !== 'title' || !heading?.includes(text));
  const isAnswer = ({ field, text }: Line): boolean => field === 'error' && /^\w+_required$/.test(text);
  return [
    '<!doctype html><html><head>',
    heading === undefined ? '' : element('title', heading),
    ...texts.filter(isAnswer).map(({ text }) => `<script>{"error":"${text}"}</script>`),
    '</head><body>',
    ...texts.filter((line) => !isAnswer(line)).map(({ field, text }) => element(/^h[1-6]$/.test(field) ? field : 'p', text)),
    signInForm ? '<form method="post"><input type="password"></form>' : '',
    '</body></html>',
  ].join('');
}

const element = (name: string, text: string): string =>
  `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
