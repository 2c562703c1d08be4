/** The fields of a request's body: forms and JSON, flattened (`user[password]`). */

import type { RawBody } from '../exchange.ts';
import { looksSecret } from '../mask.ts';

export interface Field {
  readonly name: string;
  readonly value: string;
}

const MAX_FIELDS = 200;
const MAX_NAME = 100;
const MAX_DEPTH = 4;

/** Undefined where the body is neither a form nor a JSON object. */
export function readFields(body: RawBody | undefined): readonly Field[] | undefined {
  if (body === undefined) return undefined;
  const { text } = body;
  const mimeType = body.mimeType.toLowerCase();
  const fields = mimeType.includes('json') || /^\s*[{[]/.test(text) ? readJson(text) : readForm(text, mimeType);
  return fields?.slice(0, MAX_FIELDS).map(({ name, value }) => ({ name: name.slice(0, MAX_NAME), value }));
}

function readForm(text: string, mimeType: string): Field[] | undefined {
  if (mimeType.includes('multipart/form-data')) return readMultipart(text);
  if (!mimeType.includes('urlencoded')) return undefined;
  return [...new URLSearchParams(text.trim())].map(([name, value]) => ({ name, value }));
}

/** RFC 7578; the boundary is the first line. Files are left out. */
function readMultipart(text: string): Field[] {
  const boundary = text.slice(0, Math.max(0, text.search(/\r?\n/)));
  if (!boundary.startsWith('--')) return [];
  return text.split(boundary, MAX_FIELDS).flatMap((part) => {
    const name = /\bname="([^"\r\n]{1,100})"/.exec(part.slice(0, 500))?.[1];
    const bodyAt = part.search(/\r?\n\r?\n/);
    if (name === undefined || bodyAt < 0 || /\bfilename=/.test(part.slice(0, bodyAt))) return [];
    return [{ name, value: part.slice(bodyAt).trim() }];
  });
}

function readJson(text: string): Field[] | undefined {
  try {
    const fields: Field[] = [];
    flatten('', JSON.parse(text), fields, 0);
    return fields;
  } catch {
    return undefined;
  }
}

function flatten(name: string, value: unknown, fields: Field[], depth: number): void {
  if (fields.length >= MAX_FIELDS) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    if (name !== '') fields.push({ name, value: String(value) });
  } else if (typeof value === 'object' && depth < MAX_DEPTH) {
    for (const [key, inner] of Object.entries(value)) flatten(name === '' ? key : `${name}[${key}]`, inner, fields, depth + 1);
  }
}

/** Fields of the standards whose values are words of a closed kind (RFC 6749, 7521, 7636, 8693, OpenID Connect Core). */
const plainFields = new Set([
  ...[
    'grant_type',
    'response_type',
    'response_mode',
    'scope',
    'prompt',
    'code_challenge_method',
    'client_assertion_type',
    'token_type_hint',
  ],
  ...['requested_token_type', 'subject_token_type', 'actor_token_type'],
]);

/** True where the value may be shown as it is. */
export const isPlainField = ({ name, value }: Field): boolean => plainFields.has(name) && /^[\w:. /-]{1,200}$/.test(value);

/** The fields without what a person typed or a program keeps secret: of those the length alone. */
export function observeFields(fields: readonly Field[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields
      .filter(({ name }) => /^[\w.[\]-]{1,60}$/.test(name) && !name.split(/[.[\]]/).some(looksSecret))
      .map((field) => [field.name, isPlainField(field) ? field.value : `… (${field.value.length})`]),
  );
}
