/** Numbers by which those who run a server, or what stands in front of it, find one answer in their logs. */

import type { HeaderList } from '../exchange.ts';

export interface Reference {
  /** As the one who gives it calls it: `Cloudflare Ray ID`. */
  readonly name: string;
  readonly value: string;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const requestId = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})$/i;

/** Header in lower case, the name, and the form that the value must have: what has another may be anything. */
const inHeaders: readonly (readonly [string, string, RegExp])[] = [
  ['cf-ray', 'Cloudflare Ray ID', /^[\da-f]{16}(?:-[A-Z]{3})?$/],
  ['akamai-grn', 'Akamai reference', /^0\.[\da-f]{1,8}\.\d{10}\.[\da-f]{1,10}$/],
  ['x-amz-cf-id', 'CloudFront request ID', /^[\w-]{54}==$/],
  ['x-azure-ref', 'Azure reference', /^\d{8}T\d{6}Z-[\da-z]{10,40}$/],
  ['x-iinfo', 'Imperva reference', /^\d{1,3}-\d{1,12}-\d{1,12}(?= |$)/],
  ['x-vercel-id', 'Vercel ID', /^(?:[a-z]{3}\d::){1,4}[a-z\d]{4,8}-\d{13}-[\da-f]{12}$/],
  ['x-fastly-request-id', 'Fastly request ID', /^[\da-f]{40}$/],
  ['x-github-request-id', 'GitHub request ID', /^[\dA-F]{4}(?::[\dA-F]{2,8}){4}$/],
  ['x-amzn-requestid', 'AWS request ID', uuid],
  ['x-ms-request-id', 'Microsoft request ID', uuid],
  ['x-request-id', 'request ID', requestId],
  ['request-id', 'request ID', requestId],
  ['x-correlation-id', 'correlation ID', requestId],
];

/** In lower case; undefined for one that a page alone gives. */
export const headerOfReference = (name: string): string | undefined => inHeaders.find(([, named]) => named === name)?.[0];

/** Between words and number a page may set tags. */
const gap = String.raw`(?:\s|<[^<>]{0,80}>){0,8}`;

/** In the pages of filters, which send no such header, or are read by people. */
const inPages: readonly (readonly [string, RegExp])[] = [
  ['Cloudflare Ray ID', new RegExp(`\\bRay ID:?${gap}([\\da-f]{16})\\b`)],
  ['Akamai reference', /\bReference #(\d{1,3}\.[\da-f]{1,12}\.\d{10}\.[\da-f]{1,12})\b/],
  ['CloudFront request ID', new RegExp(`\\bRequest ID:${gap}([\\w-]{54}==)`)],
  ['Imperva incident ID', new RegExp(`\\bincident ID:?${gap}(\\d{10,25}-\\d{5,25})\\b`, 'i')],
  ['support ID', new RegExp(`\\bsupport ID is:?${gap}(\\d{12,22})\\b`, 'i')],
];

/** Akamai writes all that is no letter as a number. */
const decoded = (text: string): string => text.replace(/&#(3[25]|46);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** The strongest first; at most `MAX`. `secrets`: what the request carried, none of which is told. */
export function readReferences(headers: HeaderList | undefined, body: string | undefined, secrets: readonly string[]): Reference[] {
  const ofHeaders = inHeaders.flatMap(([wanted, name, form]) => {
    const value = headers?.find((header) => header.name.toLowerCase() === wanted)?.value ?? '';
    const [found] = value.length <= MAX_LENGTH ? (form.exec(value) ?? []) : [];
    return found === undefined ? [] : [{ name, value: found }];
  });
  const page = decoded(body ?? '');
  const ofPage = inPages.flatMap(([name, pattern]) => {
    const value = pattern.exec(page)?.[1];
    return value === undefined ? [] : [{ name, value }];
  });
  const all = [...ofHeaders, ...ofPage].filter(({ value }) => !secrets.some((secret) => value.includes(secret) || secret.includes(value)));
  return all.filter(({ value }, index) => !all.slice(0, index).some((before) => before.value.startsWith(value))).slice(0, MAX);
}

/** In characters; Imperva's goes on after the number. */
const MAX_LENGTH = 300;
const MAX = 4;
