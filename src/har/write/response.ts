/** An answer as it was, with a stand-in for each secret. */

import type { Header, ObservedResponse, RawResponse } from '../../engine/exchange.ts';
import type { Challenge } from '../../engine/facts/challenges.ts';
import { headerOfReference } from '../../engine/facts/references.ts';
import type { Said } from '../../engine/facts/said.ts';
import { writeBody } from './body.ts';
import { writeShown } from './request.ts';
import { writeSetCookie } from './set-cookie.ts';
import { withHidden, withStandIns } from './stand-in.ts';
import type { Reveal } from './token.ts';

/** `location`: where it leads, as it is written in the next hop. */
export function writeResponse(response: ObservedResponse, location: string | undefined, reveal: Reveal): RawResponse {
  const { status, receivedAt, fromCache, byServiceWorker, body, said, takenOut } = response;
  const headers = response.headers && writeHeaders(response, location, reveal);
  const type = response.headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.shown;
  return {
    status,
    receivedAt,
    headers,
    ...(takenOut && headers ? { deliveredHeaders: headers.filter((header) => !takesOut(takenOut, header)) } : {}),
    fromCache,
    byServiceWorker,
    body: body && writeBody(body, said, type),
  };
}

const takesOut = (names: readonly string[], { name, value }: Header): boolean =>
  name.toLowerCase() === 'set-cookie' && names.some((taken) => value.startsWith(`${taken}=`));

function writeHeaders(response: ObservedResponse, location: string | undefined, reveal: Reveal): Header[] {
  const { headers = [], setCookies, challenges = [], receivedAt, said, references = [] } = response;
  const cookies = (setCookies ?? []).map((cookie) => writeSetCookie(cookie, receivedAt, reveal));
  const cookieFields = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').length;
  let cookieAt = 0;
  const inOrder = headers.flatMap((header): Header[] => {
    const name = header.name.toLowerCase();
    const write = (value: string): Header[] => [{ name: header.name, value }];
    if (name === 'set-cookie') {
      const last = ++cookieAt === cookieFields;
      const mine = last ? cookies.splice(0) : cookies.splice(0, 1);
      return mine.flatMap(write);
    }
    if (name === 'location') return write(location ?? writeShown(header));
    const reference = references.find(({ name: named }) => headerOfReference(named) === name);
    if (reference) return write(reference.value);
    const heard = said.filter(({ where, field }) => where === 'header' && field === name);
    return write(header.masked && heard.length > 0 ? heardIn(name, heard) : writeShown(header));
  });
  if (headers.length > 0) return [...inOrder, ...cookies.map((value) => ({ name: 'set-cookie', value })), ...takenOutCookies(response)];
  // The headers themselves were not kept: what was read from them was.
  return [
    ...(response.date === undefined ? [] : [{ name: 'date', value: new Date(response.date).toUTCString() }]),
    ...(response.age === undefined ? [] : [{ name: 'age', value: String(response.age) }]),
    ...(location === undefined ? [] : [{ name: 'location', value: location }]),
    ...challenges.map((challenge) => ({ name: challenge.field, value: writeChallenge(challenge) })),
    ...[...new Set(said.filter(({ where }) => where === 'header').map(({ field }) => field))].map((field) => ({
      name: field,
      value: heardIn(
        field,
        said.filter((each) => each.where === 'header' && each.field === field),
      ),
    })),
    ...cookies.map((value) => ({ name: 'set-cookie', value })),
    ...takenOutCookies(response),
  ];
}

/** As a tool writes that left them out. */
const takenOutCookies = ({ setCookies }: ObservedResponse): Header[] =>
  setCookies === undefined ? [{ name: 'set-cookie', value: '[removed]' }] : [];

/** As `listenToHeader` hears them. */
function heardIn(name: string, said: readonly Said[]): string {
  const words = withHidden([...new Set(said.map(({ quote }) => quote))].join('. '));
  return name === 'proxy-status' ? `proxy; error="${words}"` : words;
}

/** `challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ]` (RFC 9110 §11.6.1). */
function writeChallenge({ scheme, token68, params }: Challenge): string {
  const written = Object.entries(params).map(([name, value]) => `${name}="${withStandIns(value).replace(/["\\]/g, '\\$&')}"`);
  return [scheme, token68 === null ? '' : withStandIns(token68), written.join(', ')].filter((part) => part !== '').join(' ');
}
