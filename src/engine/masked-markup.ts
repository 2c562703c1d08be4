/** HTML and XML as source that may be shown: tags and the names of attributes stay, texts and values go through the allow list. */

import { decodeEntities } from './facts/markup-texts.ts';
import { wordSet } from './facts/word-set.ts';
import { looksSecret } from './mask.ts';

export interface MaskedMarkup {
  readonly source: string;
  /** The texts alone, as they are read: a line for each block. */
  readonly reading: readonly string[];
}

/** Values that are words of HTML, whatever attribute they stand in. */
const plainValues = wordSet(`
  password hidden text email submit button reset checkbox radio tel number search url date file image post get dialog multipart/form-data
  application/x-www-form-urlencoded text/plain text/html text/css text/javascript application/json application/ld+json module utf-8 iso-8859-1
  stylesheet icon preload canonical noopener noreferrer nofollow alert status main navigation on off username current-password new-password
  one-time-code refresh content-type viewport description robots noindex ltr rtl auto true false en de fr es it pt nl pl ru ja zh en-us en-gb
`);
/** What a document says of itself. */
const plainDeclaration = /^<(?:!doctype html|\?xml version="1\.\d"(?: encoding="[a-z\d-]{1,12}")?\s?\?)>/i;

/** Their content is for programs (HTML §13.1.2). */
const forPrograms = /^(?:script|style|template|textarea|noscript)$/i;

/** Elements that do not end a line. */
const inline = /^\/?(?:a|abbr|b|code|em|font|i|kbd|mark|q|small|span|strong|tt|u|var|wbr)$/i;

const tagStart = /<(\/?)([a-z][\w:.-]{0,60})/iy;
const attribute = /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s"'<>]+)))?|\s+|[^>]/gy;

/** `maskWords`: what of a text may be shown. Linear. */
export function maskMarkup(text: string, form: 'html' | 'xml', maskWords: (text: string) => string): MaskedMarkup {
  const source: string[] = [];
  const reading: string[] = [];
  let line: string[] = [];
  let at = 0;

  const say = (words: string): void => {
    if (words.trim() === '') {
      source.push(words.replace(/[^\s]/g, ''));
      return;
    }
    source.push(/^\s*/.exec(words)?.[0] ?? '', maskWords(words.trim()), /\s*$/.exec(words)?.[0] ?? '');
    line.push(maskWords(decodeEntities(words.trim())));
  };
  const endLine = (): void => {
    if (line.length > 0) reading.push(line.join(' '));
    line = [];
  };
  /** Comments, sections and declarations: the ends of what is not shown. */
  const hide = (open: string, close: string): void => {
    const from = at + open.length;
    const end = text.indexOf(close, from);
    const plain = plainDeclaration.exec(text.slice(at, at + 80))?.[0];
    if (plain !== undefined) {
      source.push(plain);
      at += plain.length;
      return;
    }
    source.push(`${open}${lengthOf(text.slice(from, end < 0 ? undefined : end))}${end < 0 ? '' : close}`);
    at = end < 0 ? text.length : end + close.length;
  };

  while (at < text.length) {
    const open = text.indexOf('<', at);
    say(text.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    at = open;
    if (text.startsWith('<!--', at)) hide('<!--', '-->');
    else if (text.startsWith('<![CDATA[', at)) hide('<![CDATA[', ']]>');
    else if (/[!?]/.test(text[at + 1] ?? '')) hide(`<${text[at + 1]}`, '>');
    else readTag();
  }
  endLine();
  return { source: source.join(''), reading };

  function readTag(): void {
    tagStart.lastIndex = at;
    const [head, slash = '', name = ''] = tagStart.exec(text) ?? [];
    if (head === undefined) {
      source.push('<');
      at += 1;
      return;
    }
    if (!inline.test(slash + name)) endLine();
    at += head.length;
    source.push(`<${slash}${shownName(name)}`, ...readAttributes());
    if (form === 'html' && slash === '' && forPrograms.test(name)) skipContent(name);
  }

  function readAttributes(): string[] {
    const parts: string[] = [];
    while (at < text.length && text[at] !== '>') {
      attribute.lastIndex = at;
      const found = attribute.exec(text);
      if (!found || found[0] === '') break;
      at += found[0].length;
      const [whole, name, ...values] = found;
      const value = values.find((each) => each !== undefined);
      if (name === undefined) parts.push(/^[\s/]$/.test(whole) ? whole : '');
      else parts.push(` ${shownName(name)}${value === undefined ? '' : `="${shownValue(value)}"`}`);
    }
    if (text[at] === '>') {
      parts.push('>');
      at += 1;
    }
    return parts;
  }

  function skipContent(name: string): void {
    const close = new RegExp(`</${name}`, 'gi');
    close.lastIndex = at;
    const end = close.exec(text)?.index ?? text.length;
    source.push(lengthOf(text.slice(at, end)));
    at = end;
  }
}

const lengthOf = (text: string): string => (text.trim() === '' ? '' : `… (${text.trim().length})`);

const shownName = (name: string): string => (/^[a-z_:@-][a-z0-9_:.-]{0,40}$/i.test(name) && !looksSecret(name) ? name : '…');

const shownValue = (value: string): string => (value === '' || plainValues.has(value.toLowerCase()) ? value : `… (${value.length})`);
