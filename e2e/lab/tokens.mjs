// @ts-check
/** JSON Web Tokens (RFC 7519), signed with HS256, as the lab's sign-in service gives them out. */

import { createHmac } from 'node:crypto';

/** Known to everyone: nothing in the lab is worth protecting. */
export const SIGNING_KEY = 'the key of the 401 lab';

/**
 * @typedef {object} Wanted
 * @property {Record<string, unknown>} [claims] beside, or instead of, the usual ones
 * @property {number} [issued] in minutes from now
 * @property {number} [expires] in minutes from now
 * @property {string} [key]
 * @property {Record<string, unknown>} [header]
 */

/**
 * A token of this site's sign-in service for its API, good for an hour unless told otherwise.
 * @param {import('./types.ts').Site} site
 * @param {Wanted} [wanted]
 */
export function mint(site, { claims = {}, issued = -5, expires = 55, key = SIGNING_KEY, header = {} } = {}) {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'HS256', typ: 'JWT', kid: 'lab-1', ...header },
    { iss: site.id, aud: site.api, sub: 'ada', iat: now + issued * 60, exp: now + expires * 60, scope: 'orders:read', ...claims },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign(signed, key)}`;
}

/** A token that the lab's servers take. @param {import('./types.ts').Site} site */
export const mintGood = (site) => mint(site, { claims: { lab: 'good' } });

/** True for `Bearer` and a token of `mintGood`, however old. @param {string} authorization */
export function isGood(authorization) {
  const [, head = '', claims = '', signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  return sign(`${head}.${claims}`, SIGNING_KEY) === signature && JSON.parse(Buffer.from(claims, 'base64url').toString()).lab === 'good';
}

/** @param {string} text @param {string} key */
const sign = (text, key) => createHmac('sha256', key).update(text).digest('base64url');

/** @param {string} name @param {string} password */
export const basic = (name, password) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
