import { describe, expect, it } from 'vitest';
import { buildFacts, NOW, NOW_SECONDS, type Overrides } from '../testing/build.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import { readRace } from './race.ts';

const token = (iat: number, claims = {}) => bearer(jwt({ iss: 'https://id.example.com', iat: NOW_SECONDS + iat, ...claims }));
const judged: Overrides = { requestHeaders: token(-3600) };
const was = (given: Overrides, ...others: Overrides[]): boolean => readRace(buildFacts(given, { others }))?.arrived === true;
const renewal = (at: number): Overrides => ({
  at,
  method: 'POST',
  url: 'https://id.example.com/oauth/token',
  status: 200,
  requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
  requestBody: 'grant_type=refresh_token&refresh_token=abcdef0123456789',
});

describe('a newer token was there', () => {
  it('in use before', () => expect(was(judged, { at: NOW - 1000, status: 200, requestHeaders: token(-10) })).toBe(true));
  it('in use later, and issued before', () => expect(was(judged, { at: NOW + 1000, status: 200, requestHeaders: token(-10) })).toBe(true));
  it('handed out just before', () => expect(was(judged, renewal(NOW - 2000))).toBe(true));
  it('handed out for an opaque one', () =>
    expect(was({ requestHeaders: bearer('abcdef0123456789'), body: { error: 'token_expired' } }, renewal(NOW - 2000))).toBe(true));
});

describe('none was', () => {
  it('known', () => expect(was(judged)).toBe(false));
  it('it was issued when this one had been refused', () =>
    expect(was(judged, { at: NOW + 3000, status: 200, requestHeaders: token(1) })).toBe(false));
  it('it is another issuer’s', () =>
    expect(was(judged, { at: NOW - 1000, status: 200, requestHeaders: token(-10, { iss: 'https://other.example' }) })).toBe(false));
  it('the renewal is where this one is from', () => expect(was({ requestHeaders: token(-30) }, renewal(NOW - 30_000))).toBe(false));
  it('the renewal failed', () => expect(was(judged, { ...renewal(NOW - 2000), status: 400 })).toBe(false));
  it('the renewal came after', () => expect(was(judged, renewal(NOW + 2000))).toBe(false));
  it('an opaque one may be the one that was handed out', () =>
    expect(was({ requestHeaders: bearer('abcdef0123456789') }, renewal(NOW - 2000))).toBe(false));
  it('nothing was sent', () => expect(was({}, renewal(NOW - 2000))).toBe(false));
});
