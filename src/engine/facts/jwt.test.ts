import * as fc from 'fast-check';
import { EncryptJWT, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { kindOfToken, readJwt } from './jwt.ts';

const secret = new TextEncoder().encode('a secret that is long enough for HS256');
const sign = (claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(secret);
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const header = encode({ alg: 'HS256', typ: 'JWT' });
const payload = encode({ sub: 'u1' });

describe('a token as jose mints it', () => {
  it('shows its header and the claims of the allow list', async () => {
    const token = await sign(
      {
        iss: 'https://login.example.com/tenant/',
        aud: ['api://orders', 'https://api.example.com'],
        exp: 1_773_735_260,
        nbf: 1_773_735_000,
        iat: 1_773_735_000,
        scope: 'orders:read orders:write',
        roles: ['a', 'b'],
        azp: 'client-1',
        sub: 'user-1',
        nonce: 'n',
        at_hash: 'h',
        acr: '1',
        amr: ['pwd', 'otp'],
        cnf: { jkt: 'thumb' },
        token_use: 'access',
        email: 'anna@example.com',
      },
      { kid: 'key-7' },
    );
    expect(readJwt(token)).toEqual({
      encrypted: false,
      flaws: [],
      alg: 'HS256',
      typ: 'JWT',
      kid: 'key-7',
      iss: 'https://login.example.com/tenant/',
      aud: ['api://orders', 'https://api.example.com'],
      exp: 1_773_735_260,
      nbf: 1_773_735_000,
      iat: 1_773_735_000,
      scopes: ['orders:read', 'orders:write'],
      roleCount: 2,
      tokenUse: 'access',
      acr: '1',
      amr: ['pwd', 'otp'],
      cnf: 'jkt',
      clientId: 'client-1',
      subject: 'user',
      hasNonce: true,
      hasAtHash: true,
      claimNames: expect.arrayContaining(['email', 'sub', 'iss']),
    });
  });

  it('never shows a subject, a name, or an address', async () => {
    const token = await sign({
      sub: 'anna-7',
      email: 'anna@example.com',
      name: 'Anna',
      iss: 'svc-anna@project.iam.example',
      aud: 'https://u:pw@a.example/x?k=v#f',
    });
    const shown = JSON.stringify(readJwt(token));
    expect(shown).not.toContain('anna');
    expect(readJwt(token)).toMatchObject({ iss: 'project.iam.example', aud: ['https://a.example/x'] });
  });

  it('is read without a signature, and encrypted', async () => {
    expect(readJwt(new UnsecuredJWT({ sub: 'u' }).encode())).toMatchObject({ alg: 'none', flaws: [] });
    const encrypted = await new EncryptJWT({ sub: 'u' }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(new Uint8Array(32));
    expect(readJwt(encrypted)).toEqual({ encrypted: true, flaws: [], alg: 'dir', hasNonce: false, hasAtHash: false, claimNames: [] });
  });

  it('is read with an asymmetric key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' }).sign(privateKey);
    expect(readJwt(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt', flaws: [] });
  });
});

describe('whose token it is', () => {
  it.each([
    ['a user', { sub: 'u', azp: 'c' }, 'user'],
    ['the client itself', { sub: 'c', client_id: 'c' }, 'client'],
    ['Auth0', { sub: 'c@clients', azp: 'c' }, 'client'],
    ['Auth0, by grant', { sub: 'x', gty: 'client-credentials' }, 'client'],
    ['Entra', { sub: 'o', oid: 'o', idtyp: 'app' }, 'client'],
    ['Keycloak', { sub: 'u', preferred_username: 'service-account-shop' }, 'client'],
    ['nobody', {}, undefined],
  ])('%s', async (_, claims, subject) => {
    expect(readJwt(await sign(claims))?.subject).toBe(subject);
  });
});

describe('what it is made for', () => {
  it.each([
    ['an ID token, by what it is bound to', { nonce: 'n', at_hash: 'h' }, {}, 'id'],
    ['an ID token, by its nonce', { nonce: 'n' }, {}, 'id'],
    ['an ID token of Cognito', { token_use: 'id' }, {}, 'id'],
    ['an ID token of Keycloak', { typ: 'ID' }, {}, 'id'],
    ['an access token with a nonce', { nonce: 'n', scp: 'orders' }, {}, undefined],
    ['an access token by its type', { nonce: 'n' }, { typ: 'at+jwt' }, 'access'],
    ['an access token of Keycloak', { typ: 'Bearer' }, {}, 'access'],
    ['a refresh token', { type: 'refresh' }, {}, 'refresh'],
    ['a refresh token of Keycloak', { typ: 'Refresh' }, {}, 'refresh'],
    ['an offline token', { typ: 'Offline' }, {}, 'refresh'],
    ['it does not say', { sub: 'a' }, {}, undefined],
  ])('%s', async (_, claims, header, kind) => {
    const token = readJwt(await sign(claims, header));
    expect(token && kindOfToken(token)).toBe(kind);
  });
});

describe('scopes and roles', () => {
  it.each([
    [{ scp: 'a b' }, { scopes: ['a', 'b'] }],
    [{ scp: ['a', 'b'] }, { scopes: ['a', 'b'] }],
    [{ scopes: 'a,b' }, { scopes: ['a', 'b'] }],
    [{ scope: '' }, { scopes: [] }],
    [{ realm_access: { roles: ['x', 'y', 'z'] } }, { roleCount: 3 }],
    [{ role: 'admin', groups: ['g'] }, { roleCount: 2 }],
  ])('%j', async (claims, expected) => {
    expect(readJwt(await sign(claims))).toMatchObject(expected);
  });
});

describe('what is wrong with it', () => {
  it.each([
    ['cut off after the header', header, ['part-count']],
    ['two parts', `${header}.${payload}`, ['part-count']],
    ['four parts', `${header}.${payload}.sig.more`, ['part-count']],
    ['no signature', `${header}.${payload}.`, ['signature-empty']],
    ['padding', `${header}.${payload}.c2ln==`, ['padding']],
    ['the wrong alphabet in the signature', `${header}.${payload}.a+b/c`, ['signature-not-base64url']],
    ['a payload that is no JSON', `${header}.${encode('{"sub":')}.c2ln`, ['payload-not-json']],
    ['a payload that is a list', `${header}.${encode([1])}.c2ln`, ['payload-not-json']],
    ['a payload that is not base64', `${header}.%%%%.c2ln`, ['payload-not-base64url']],
    ['a header that is no JSON', `eyJhbGci.${payload}.c2ln`, ['header-not-json']],
    ['a header that is not base64', `eyJh*bGci.${payload}.c2ln`, ['header-not-base64url']],
    ['a broken header before claims', `abcdefgh.${payload}.c2ln`, ['header-not-json']],
    ['an exp in words', `${header}.${encode({ exp: 'tomorrow' })}.c2ln`, ['exp-not-a-number']],
    ['an exp in milliseconds', `${header}.${encode({ exp: 1_773_735_260_000 })}.c2ln`, ['exp-in-milliseconds']],
  ])('%s', (_, token, flaws) => {
    expect(readJwt(token)?.flaws).toEqual(flaws);
  });

  it('does not hide the claims', () => {
    expect(readJwt(`${header}.${encode({ exp: 5 })}`)).toMatchObject({ exp: 5 });
  });
});

describe('what is none', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'undefined'],
    ['a key', 'sk_test_4eC39HqLyjWDarjtT1zdp7dc'],
    ['three dotted words', 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs'],
    ['a host', 'a.example.com'],
    ["Flask's session", `${encode({ user: 1 })}.ZfX.abc`],
    ["Laravel's cookie", encode({ iv: 'a', value: 'b', mac: 'c' })],
    ['a Google token', 'ya29.a0AfH6SMBx'],
  ])('%s', (_, value) => {
    expect(readJwt(value)).toBeUndefined();
  });
});

describe('any input', () => {
  it('is borne, and shows no more than the allow list', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (claims, signature) => {
        const jwt = readJwt(`${header}.${encode(claims)}.${signature}`);
        expect(jwt?.alg).toBe('HS256');
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readJwt(text)));
  });

  it('is let go where it is longer than any header', () => {
    expect(readJwt(`${header}.${'.'.repeat(1_000_000)}`)).toBeUndefined();
  });
});
