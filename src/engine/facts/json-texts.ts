/** JSON of any shape: what it says of a failure, wherever that is nested. What it says of other things is left out. */

import type { BodyText, BodyTexts } from './body.ts';

const MAX_TEXTS = 60;
const MAX_DEPTH = 8;
const MAX_TEXT = 2000;

/** Names of what holds an error or says something of it. */
const errorName =
  /err|fault|exception|problem|^issue$|fail|message|^msg$|detail|reason|descri|cause|hint|title|code|status|type|categor|^(?:id|name|info|note|summary|inner|extensions|meta|base|success|ok|result|response|exp|token|session|auth|www-authenticate|unsuccessful)/i;

/** The same, as servers that speak other languages name it. */
const errorNameElsewhere =
  /fehler|meldung|nachricht|hinweis|grund|beschreibung|titel|^titre|mensa|messag|motiv|raison|descri|detal|dettagli|t[ií]tulo|c[oó]digo|aviso|avviso|estado|falha|fallo|melding|bericht|fout|^reden$|omschrijving|komunikat|wiadomo|b[łl][aą]d|opis|ошибк|сообщен|описани|причин|メッセージ|エラー|消息|错误|信息|提示/i;

/** True for the name of what says something of a failure. */
export const namesError = (field: string): boolean => errorName.test(field) || errorNameElsewhere.test(field);

/** Names of what holds the answer's own things: whatever they say, they do not say it of the request. */
const contentName =
  /^(?:items?|rows?|records?|results|entries|values|list|content|nodes|edges|hits|products?|orders?|users?|posts?|comments?|documents?|files?|events?|locations?|path|stack|trace|traceback|requestid|request_id|body|html|data)$/i;

export function readJson(text: string): BodyTexts {
  const json = text.replace(/^\)\]\}'[,\n]*/, '');
  try {
    const value: unknown = JSON.parse(json);
    const texts: BodyText[] = [];
    collect('', value, texts, 0, false);
    if (texts.every(({ text }) => !/\s/.test(text.trim())) && leadsToCheck(value)) texts.push({ field: '', text: 'captcha' });
    return { texts, fields: isObject(value) ? fieldsOf(value) : Array.isArray(value) ? fieldsOfFirst(value) : [] };
  } catch {
    return scan(json);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOfFirst = ([first]: readonly unknown[]): string[] => (isObject(first) ? fieldsOf(first) : []);

/** Without those that say that all is well: `error: null`, `errors: []`, `success: true`. */
const fieldsOf = (value: Record<string, unknown>): string[] =>
  Object.entries(value)
    .slice(0, 50)
    .flatMap(([name, inner]) => (saysAllIsWell(name, inner) ? [] : [name]));

const saysAllIsWell = (name: string, value: unknown): boolean =>
  /^(?:ok|success)$/i.test(name)
    ? value === true || value === 1 || value === 'true'
    : /^err|fault|exception/i.test(name) && isNothing(value);

/** `{"url": "https://…/captcha/?…"}`: a filter's answer to a script has no words, only the address of its check. */
const leadsToCheck = (value: unknown): boolean =>
  isObject(value) && Object.values(value).some((inner) => typeof inner === 'string' && isAddress(inner) && /captcha/i.test(inner));

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** `inError`: something above is named an error. */
function collect(field: string, value: unknown, texts: BodyText[], depth: number, inError: boolean): void {
  if (texts.length >= MAX_TEXTS || depth > MAX_DEPTH) return;
  if (typeof value === 'string' || typeof value === 'number') {
    if ((inError || depth === 0 || namesError(field)) && !isAddress(String(value)))
      texts.push({ field, text: String(value).slice(0, MAX_TEXT) });
  } else if (Array.isArray(value)) {
    if (depth > 0 && !inError && !namesError(field)) return;
    for (const each of value.slice(0, 20)) collect(field, each, texts, depth + 1, inError || namesError(field));
  } else if (isObject(value)) {
    const of = readTriple(value);
    if (of !== undefined) texts.push({ field, text: of });
    for (const [name, inner] of Object.entries(value).slice(0, 60)) {
      // JSON-RPC 2.0 §5.1: what `data` of an error holds is said of the error.
      const isDetail = inError && name === 'data' && typeof inner === 'string';
      const isContent = contentName.test(name) && !isDetail;
      if (isContent && !isObject(inner)) continue;
      collect(isPlainIndex(name) ? field : name, inner, texts, depth + 1, (inError || isErrorHolder(name)) && !isContent);
    }
  }
}

/** `{"resource": "AccessToken", "field": "orders:read_permission", "code": "missing"}`: one sentence, in three parts. */
function readTriple({ resource, field, code }: Record<string, unknown>): string | undefined {
  if (typeof resource !== 'string' || typeof field !== 'string' || typeof code !== 'string') return undefined;
  if (!/token|scope|permission/i.test(`${resource} ${field}`)) return undefined;
  // What a token may do is its scope (RFC 6749 §3.3).
  const of = /token/i.test(resource) && /permission/i.test(field) ? 'scope ' : '';
  return `${resource} ${of}${field} ${code}`.slice(0, 200);
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
    if (namesError(field)) texts.push({ field, text: value.replace(/\\(?:u[\da-f]{4}|.)/gi, unescaped) });
  }
  return { texts, fields: fields.slice(0, 10) };
}

const unescaped = (sequence: string): string =>
  sequence.startsWith('\\u') ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16)) : sequence.slice(1);
