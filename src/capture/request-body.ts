/** What a page sends along: kept for what its names and grants tell; of a password, its length alone. */

import { type HeaderList, MAX_BODY, type RawBody } from '../engine/exchange.ts';
import { kindOfField } from '../engine/facts/credential-places.ts';
import { readUnset } from '../engine/facts/placeholder.ts';
import { headerValue } from '../engine/headers.ts';
import type { Body } from './events.ts';

/** As `webRequest.onBeforeRequest` has it; the values of a field are a list. */
export interface RequestBody {
  readonly formData?: unknown;
  readonly raw?: readonly { readonly bytes?: unknown; readonly file?: string }[];
}

/** Undefined where the browser shows none of it: a file, a stream. */
export function readBody(body: RequestBody | undefined): Body | undefined {
  const form = body?.formData;
  if (typeof form === 'object' && form !== null) {
    const fields = Object.entries(form).flatMap(([name, values]) =>
      [values].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
    );
    return { fields };
  }
  const parts = body?.raw?.map(({ bytes }) => bytes as ArrayBuffer | undefined) ?? [];
  if (parts.length === 0 || parts.some((bytes) => bytes === undefined)) return undefined;
  const decoder = new TextDecoder();
  const text = parts.map((bytes) => decoder.decode(bytes?.slice(0, MAX_BODY), { stream: true })).join('');
  return { text: (text + decoder.decode()).slice(0, MAX_BODY) };
}

/** The body as it is kept: without passwords. `headers` are those that it went out with. */
export function toRawBody(body: Body, headers: HeaderList | undefined): RawBody | undefined {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  if ('fields' in body) {
    const form = new URLSearchParams(body.fields.map(([name, value]) => [name, spare(name, value)]));
    return { text: form.toString().slice(0, MAX_BODY), mimeType: 'application/x-www-form-urlencoded' };
  }
  if (/urlencoded/i.test(mimeType)) {
    const form = new URLSearchParams([...new URLSearchParams(body.text)].map(([name, value]) => [name, spare(name, value)]));
    return { text: form.toString(), mimeType };
  }
  const json = spareJson(body.text);
  return json === undefined ? undefined : { text: json, mimeType: mimeType || 'application/json' };
}

/** Undefined where it is no JSON: what is a password in it nobody knows. */
function spareJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (name, value: unknown) => (typeof value === 'string' ? spare(name, value) : value));
  } catch {
    return undefined;
  }
}

/** A password becomes as many dots; what a program puts in its place by mistake (`undefined`) is none. */
const spare = (name: string, value: string): string =>
  kindOfField(name) === 'password' && readUnset(value) === undefined ? '•'.repeat(value.length) : value;
