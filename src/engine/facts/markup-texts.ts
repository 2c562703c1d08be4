/** HTML and XML: titles, headings, messages and short texts of a page, and the leaves of a document. Linear, without a DOM. */

import type { BodyText, BodyTexts } from './body.ts';

/** What of a page is read: an error page is short, and says so at once. In characters. */
const MAX_PAGE_TEXT = 1500;
const MAX_TEXTS = 40;
const MAX_TEXT = 600;

/** Elements whose content nobody reads, or everybody does on every page. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'nav', 'footer', 'button', 'label', 'textarea']);
/** Of these, no tag ends but their own (HTML §13.1.2). */
const raw = new Set(['script', 'style', 'textarea', 'noscript']);
/** Elements that do not end a sentence. */
const inline = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'code',
  'u',
  'small',
  'tt',
  'font',
  'abbr',
  'mark',
  'wbr',
  'kbd',
  'var',
  'q',
]);

/** A message to the reader, wherever on the page it stands. */
const noteworthy =
  /\b(?:role\s*=\s*["']?(?:alert|status)|(?:class|id)\s*=\s*["'][^"']{0,200}(?:error|alert|flash|message|warning|notice|danger|feedback|toast))/i;

/** One stretch of text, with the tag before it. */
interface Stretch {
  readonly tag: string;
  readonly attributes: string;
  readonly text: string;
}

export function readMarkup(text: string, form: 'html' | 'xml'): BodyTexts {
  const stretches = [...readStretches(text, form === 'html')];
  return form === 'html' ? readPage(stretches) : readDocument(stretches);
}

function readPage(stretches: readonly Stretch[]): BodyTexts {
  const texts: BodyText[] = [];
  let title: string | undefined;
  let length = 0;
  let notes = false;
  let signInForm = false;
  for (const { tag, attributes, text } of stretches) {
    if (tag === 'input' && /type\s*=\s*["']?password/i.test(attributes)) signInForm = true;
    if (!tag.startsWith('/') && !inline.has(tag)) notes = noteworthy.test(attributes);
    if (text === '') continue;
    if (tag === 'title' && title === undefined) {
      title = text;
      texts.push({ field: 'title', text });
    } else if (texts.length < MAX_TEXTS && (length < MAX_PAGE_TEXT || notes || /^h[1-3]$/.test(tag))) {
      length += text.length;
      texts.push({ field: /^h[1-6]$/.test(tag) ? tag : '', text: text.slice(0, MAX_TEXT) });
    }
  }
  return { texts, title, signInForm };
}

/** `<Code>AccessDenied</Code>`: leaves by their local name. */
function readDocument(stretches: readonly Stretch[]): BodyTexts {
  const leaves = stretches.filter(({ tag, text }) => text !== '' && !tag.startsWith('/'));
  return { texts: leaves.slice(0, MAX_TEXTS).map(({ tag, text }) => ({ field: tag.replace(/^.*:/, ''), text: text.slice(0, 2000) })) };
}

/** The text behind each tag that is none of the inline ones, their texts joined. */
function* readStretches(source: string, isPage: boolean): Generator<Stretch> {
  let tag = '';
  let attributes = '';
  let parts: string[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    parts.push(source.slice(at, open));
    if (source.startsWith('<!--', open) || source.startsWith('<![CDATA[', open)) {
      const isComment = source[open + 2] === '-';
      const close = source.indexOf(isComment ? '-->' : ']]>', open);
      if (!isComment) parts.push(source.slice(open + 9, close < 0 ? undefined : close));
      at = close < 0 ? source.length : close + 3;
      continue;
    }
    const [head = '', slash = '', name = ''] = /^<(\/?)([a-z][\w:.-]{0,60})/i.exec(source.slice(open, open + 70)) ?? [];
    const close = head === '' ? open : endOfTag(source, open);
    const lower = isPage ? name.toLowerCase() : name;
    if (head === '') {
      at = skipOther(source, open);
    } else if (isPage && slash === '' && unread.has(lower)) {
      at = endOfElement(source, close, lower);
    } else {
      at = close;
      if (isPage && inline.has(lower)) continue;
      yield { tag, attributes, text: joined(parts) };
      parts = [];
      tag = slash + lower;
      attributes = source.slice(open + head.length, Math.min(close, open + 600));
    }
  }
  parts.push(source.slice(at));
  yield { tag, attributes, text: joined(parts) };
}

const joined = (parts: readonly string[]): string => decodeEntities(parts.join('')).replace(/\s+/g, ' ').trim();

function endOfTag(source: string, open: number): number {
  const close = source.indexOf('>', open);
  return close < 0 ? source.length : close + 1;
}

/** Declarations and processing instructions; a `<` of a text is passed over. */
const skipOther = (source: string, open: number): number => (/[!?]/.test(source[open + 1] ?? '') ? endOfTag(source, open) : open + 1);

function endOfElement(source: string, from: number, name: string): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  const found = end.exec(source);
  if (found) return endOfTag(source, found.index);
  return raw.has(name) ? source.length : from;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** The common ones; others stay as they are. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (point !== undefined)
      return point > 0 && point < 0x11_0000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ' ';
    return entities[(name ?? '').toLowerCase()] ?? whole;
  });
