/** What stands where a secret should: an unset variable, a template that was not filled in, an example from the documentation. */

import { readsAsWords } from './reads-as-words.ts';
import { wordSet } from './word-set.ts';

/** A longer value is never a placeholder. In characters. */
const MAX_LENGTH = 80;

/** What programs write for "nothing", in JavaScript, Python, Go, Ruby, Java. */
const nothing = wordSet('undefined null none nil nan (null) <nil> (nil)');

/** What documentation writes for "your secret here". */
const examples = wordSet(`
  changeme change_me change-me replaceme replace_me replace-me todo tbd
  fixme ... … token access_token accesstoken access-token auth_token authtoken bearer_token bearertoken id_token api_key
  apikey api-key api_token apitoken api-token jwt jwt_token jwttoken secret secret_key false true {} [] mytoken my_token
  my-token myapikey my_api_key my-api-key string placeholder dummy
`);

/** Signs of a template; what is between them must read as a name. */
const templates: readonly (readonly [open: string, close: string])[] = [
  ['${{', '}}'],
  ['{{', '}}'],
  ['((', '))'],
  ['[[', ']]'],
  ['<<', '>>'],
  ['@@', '@@'],
  ['#{', '}#'],
  ['%{', '}'],
  ['$', '$'],
  ['${', '}'],
  ['#{', '}'],
  ['$(', ')'],
  ['@{', '}'],
  ['<%=', '%>'],
  ['<', '>'],
  ['{', '}'],
  ['[', ']'],
  ['%', '%'],
  ['__', '__'],
];

/** Variables of the environment, as a program names them. */
const variables = [...wordSet('process.env. import.meta.env. os.environ env. ENV[ secrets. $env:')];

/**
 * The placeholder, or undefined where the value may be real. Only values that no server issues count: random-looking text never does,
 * whatever stands around it.
 */
export function readPlaceholder(value: string): string | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH || isStrippedOut(text)) return undefined;
  return readUnset(text) ?? (isExample(text) ? text : undefined);
}

/** Those alone that a program leaves behind: for cookies and passwords, where `token` or `secret` might be somebody's real one. */
export function readUnset(value: string): string | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH || isStrippedOut(text)) return undefined;
  return nothing.has(text.toLowerCase()) || isObjectText(text) || isTemplate(text) || isVariable(text) ? text : undefined;
}

function isExample(text: string): boolean {
  const lower = text.toLowerCase();
  return examples.has(lower) || isCrossedOut(lower) || isInstruction(lower) || isConstantName(text);
}

/** `[object Object]`, `Promise { <pending> }`, a function's source. */
const isObjectText = (text: string): boolean =>
  /^\[object [A-Z]\w{2,20}\]$/.test(text) || text.startsWith('Promise {') || /^(?:async )?(?:function\b|\(\) ?=>)/.test(text);

const isTemplate = (text: string): boolean =>
  templates.some(
    ([open, close]) =>
      text.startsWith(open) &&
      text.endsWith(close) &&
      text.length > open.length + close.length &&
      isName(text.slice(open.length, text.length - close.length)),
  );

/** `$TOKEN`, `%TOKEN`, `:token`, `process.env.TOKEN`. */
function isVariable(text: string): boolean {
  const prefix = variables.find((start) => text.startsWith(start));
  if (prefix !== undefined) return isName(text.slice(prefix.length).replace(/[[\]'"()]/g, ''));
  return /^[$:%]/.test(text) && namesSecret(text) && isName(text.slice(1));
}

/** `xxxx`, `xxxx-xxxx`, `sk_test_xxxxxxxx`. */
const isCrossedOut = (lower: string): boolean =>
  /^x[x-]{2,}$/.test(lower) || /^[a-z_-]{2,12}[_-]x{3,}$/.test(lower) || /^[a-z_-]{2,12}\.{3}$/.test(lower);

/** `YOUR_API_KEY`, `your-token-here`, `insert_token_here`, `paste token`. */
const isInstruction = (lower: string): boolean =>
  /^(?:your|insert|enter|replace|paste|put)[\s_.-]?/.test(lower) && namesSecret(lower) && isName(lower);

/** `ACCESS_TOKEN`, `MY_SERVICE_API_KEY`: a variable's name where its value should be. */
const isConstantName = (text: string): boolean => /^[A-Z]+(?:_[A-Z]+)+$/.test(text) && namesSecret(text) && isName(text);

const namesSecret = (text: string): boolean => /token|key|secret|jwt|auth|bearer|pass|credential|cookie|session|login|user/i.test(text);

/** `{{ data.token | default }}` is a name too. */
const isName = (text: string): boolean => text.length <= 48 && readsAsWords(text.trim().replace(/[.:'"|]/g, ' '));

/** What tools that clean a capture leave behind, after a scheme or alone: there was a value, and nothing is known of it. */
export const isStrippedOut = (text: string): boolean =>
  text.length <= MAX_LENGTH &&
  /^(?:\w{1,20} )?[[(<*]*(?:redacted|filtered|removed|masked|hidden|sanitized|stripped|\u2022+|\*{4,})[\])>*]*$/i.test(text);
