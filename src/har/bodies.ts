/** Bodies as HAR files carry them: text, base64, form fields, or a name of a file of their own. */

import { type HeaderList, MAX_BODY, type RawBody } from '../engine/exchange.ts';
import { headerValue } from '../engine/headers.ts';
import type { Entry, EntryResponse } from './entry.ts';
import type { LongTexts } from './long-texts.ts';

export interface BodyOptions {
  /** False: judge as if no response's body had been captured. */
  readonly bodies: boolean;
}

export function readRequestBody({ request: { postData } }: Entry, long: LongTexts): RawBody | undefined {
  if (postData === undefined) return undefined;
  const { params, mimeType = '' } = postData;
  const text = postData.text && long.read(postData.text);
  if (text) return { text: text.slice(0, MAX_BODY), mimeType };
  if (!params?.length) return undefined;
  const form = params.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value.slice(0, MAX_BODY))}`).join('&');
  return { text: form.slice(0, MAX_BODY), mimeType: 'application/x-www-form-urlencoded' };
}

/** Undefined where the body was not captured; one that is known to be empty is there, and empty. */
export function readResponseBody(
  { status, content }: EntryResponse & { readonly status: number },
  headers: HeaderList,
  { bodies }: BodyOptions,
  long: LongTexts,
): RawBody | undefined {
  if (!bodies) return undefined;
  const mimeType = content?.mimeType || headerValue(headers, 'content-type') || '';
  if (content?.text === undefined) {
    const empty = status === 204 || status === 304 || headerValue(headers, 'content-length')?.trim() === '0';
    return empty ? { text: '', mimeType } : undefined;
  }
  const { text, encoding } = content;
  const read = (): string | undefined => {
    const whole = long.read(text);
    return (encoding?.toLowerCase() === 'base64' && whole !== undefined ? decodeBase64(whole) : whole)?.slice(0, MAX_BODY);
  };
  if (typeof text !== 'string' && status >= 200 && status < 300) return readLater(read, mimeType);
  const now = read();
  return now === undefined ? undefined : { text: now, mimeType };
}

/** What a page got, and few ask for: it becomes a string with the first look at it; '' where it cannot be read. */
function readLater(read: () => string | undefined, mimeType: string): RawBody {
  let known: string | undefined;
  return {
    get text() {
      known ??= read() ?? '';
      return known;
    },
    mimeType,
  };
}

/** Four characters of base64 are three octets, and a character is one octet at least. */
const MAX_BASE64 = Math.ceil(MAX_BODY / 3) * 4;

function decodeBase64(base64: string): string | undefined {
  try {
    const octets = Uint8Array.from(atob(base64.slice(0, MAX_BASE64)), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(octets);
  } catch {
    return undefined;
  }
}
