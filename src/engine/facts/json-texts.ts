/** JSON of any shape: what it says of a failure, wherever that is nested. What it says of other things is left out. */

import type { BodyText, BodyTexts } from './body.ts';

const MAX_TEXTS = 60;
const MAX_DEPTH = 8;
const MAX_TEXT = 2000;

/** Names of what holds an error or says something of it. */
const errorName =
  /err|fault|exception|problem|^issue$|fail|message|^msg$|detail|reason|descri|cause|hint|title|code|status|type|categor|^(?:id|name|info|note|summary|inner|extensions|meta|base|success|ok|result|response|exp|token|session|auth|www-authenticate|unsuccessful)/i;

/** The same in other languages. */
const errorNameElsewhere =
  /fehler|nachricht|meldung|^grund$|mensa[jg]e|motiv|raison|detal[lh]e|c[oó]digo|messaggi|dettagli|bericht|fout|komunikat|b[lł][aą]d|ошибк|сообщен|メッセージ|エラー|错误|消息/i;

const isErrorName = (name: string): boolean => errorName.test(name) || errorNameElsewhere.test(name);

/** Names of what holds the answer's own things: whatever they say, they do not say it of the request. */
const contentName =
  /^(?:items?|rows?|records?|results|entries|values|list|content|nodes|edges|hits|products?|orders?|users?|posts?|comments?|documents?|files?|events?|locations?|path|stack|trace|traceback|requestid|request_id|body|html|data)$/i;

export function readJson(text: string): BodyTexts {
  const json = text.replace(/^\)\]\}'[,\n]*/, '');
  try {
    const value: unknown = JSON.parse(json);
    const texts: BodyText[] = [];
    collect('', value, texts, 0, false);
    return { texts, fields: isObject(value) ? fieldsOf(value) : Array.isArray(value) ? fieldsOfFirst(value) : [] };
  } catch {
    return scan(json);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOfFirst = ([first]: readonly unknown[]): string[] => (isObject(first) ? fieldsOf(first) : []);

/** Without those that say that there is no error: `"error": null`, `"success": true`. */
const fieldsOf = (value: Record<string, unknown>): string[] =>
  Object.entries(value)
    .filter(
      ([name, inner]) => !(/^(?:err|fault|exception)/i.test(name) ? isNothing(inner) : /^(?:ok|success)$/i.test(name) && inner === true),
    )
    .map(([name]) => name)
    .slice(0, 50);

const isNothing = (value: unknown): boolean =>
  value === null || value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);

/** `inError`: something above is named an error. */
function collect(field: string, value: unknown, texts: BodyText[], depth: number, inError: boolean): void {
  if (texts.length >= MAX_TEXTS || depth > MAX_DEPTH) return;
  if (typeof value === 'string' || typeof value === 'number') {
    if ((inError || depth === 0 || isErrorName(field)) && !isAddress(String(value)))
      texts.push({ field, text: String(value).slice(0, MAX_TEXT) });
  } else if (Array.isArray(value)) {
    if (depth > 0 && !inError && !isErrorName(field)) return;
    for (const each of value.slice(0, 20)) collect(field, each, texts, depth + 1, inError || isErrorName(field));
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value).slice(0, 60)) {
      // JSON-RPC 2.0 §5.1: what `data` of an error holds is said of the error.
      const isDetail = inError && name === 'data' && typeof inner === 'string';
      const isContent = contentName.test(name) && !isDetail;
      if (isContent && !isObject(inner)) continue;
      collect(isPlainIndex(name) ? field : name, inner, texts, depth + 1, (inError || isErrorHolder(name)) && !isContent);
    }
  }
}

/** What stands in it is about the error, whatever it is called. */
const isErrorHolder = (name: string): boolean =>
  /err|fault|exception|problem|^issue$|fail|^messages?$|^detail|fehler|^fout|^blad|ошибк|エラー|错误/i.test(name);

/** Where to read more. */
const isAddress = (text: string): boolean => /^\s*(?:https?:)?\/\S*$/.test(text.slice(0, 2000));

const isPlainIndex = (name: string): boolean => /^\d+$/.test(name);

/** Of JSON that was cut off or is broken: its pairs, one by one. */
function scan(text: string): BodyTexts {
  const texts: BodyText[] = [];
  const fields: string[] = [];
  for (const [, field = '', value = ''] of text.matchAll(/"([^"\\\n]{1,80})"\s{0,20}:\s{0,20}(?:"((?:[^"\\]|\\.){0,2000})|-?\d{1,9})/g)) {
    if (texts.length >= MAX_TEXTS) break;
    fields.push(field);
    if (isErrorName(field)) texts.push({ field, text: value.replace(/\\(?:u[\da-f]{4}|.)/gi, unescaped) });
  }
  return { texts, fields: fields.slice(0, 10) };
}

const unescaped = (sequence: string): string =>
  sequence.startsWith('\\u') ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16)) : sequence.slice(1);
