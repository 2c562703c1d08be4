/** Numbers and names of errors that products write into their sentences and pages. */

/** `AADSTS50058: A silent sign-in …`, `IDX10223: Lifetime …`, `(JWT::ExpiredSignature)`, `auth/id-token-expired`. */
const named =
  /\b(?:AADSTS\d{4,8}|AADB2C\d{5}|IDX\d{5}|PGRST\d{3}|MSIS\d{3,5}|auth\/[a-z]{2,20}(?:-[a-z]{2,20}){0,4}|[A-Z][A-Za-z\d]{1,30}::[A-Z][A-Za-z]{3,40})\b/g;
/** `HTTP Error 403.7 - Forbidden`, `error code: 1020`, `Detailed Error - 401.2`. */
const numbered = /\berror(?: code)?(?: -|:)? (\d{3,4}(?:\.\d{1,2})?)\b/gi;

/** In characters; no message is longer. */
const MAX_TEXT = 2000;

/** Each as it is written; a number as `Error 1020`. */
export function codesInProse(text: string): string[] {
  const start = text.slice(0, MAX_TEXT);
  return [...[...start.matchAll(named)].map(([code]) => code), ...[...start.matchAll(numbered)].map(([, number]) => `Error ${number}`)];
}
