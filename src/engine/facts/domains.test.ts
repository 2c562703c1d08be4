import { describe, expect, it } from 'vitest';
import { domainMatches, isLoopback, isPublicSuffix, isSameSite, pathMatches, registrableDomain, siteOf } from './domains.ts';

describe('the registrable domain', () => {
  it.each([
    ['www.shop.example.co.uk', 'example.co.uk'],
    ['anna.github.io', 'anna.github.io'],
    ['a.b.anna.github.io', 'anna.github.io'],
    ['localhost', 'localhost'],
    ['a.localhost', 'a.localhost'],
    ['x.a.localhost', 'a.localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['intranet', 'intranet'],
    ['github.io', 'github.io'],
    ['shop.test', 'shop.test'],
  ])('%s → %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

it.each([
  ['com', true],
  ['co.uk', true],
  ['github.io', true],
  ['example.com', false],
  ['localhost', true],
  ['127.0.0.1', false],
])('%s as a public suffix: %s', (domain, expected) => {
  expect(isPublicSuffix(domain)).toBe(expected);
});

it.each([
  ['example.com', 'example.com', true],
  ['www.example.com', 'example.com', true],
  ['example.com', 'www.example.com', false],
  ['badexample.com', 'example.com', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['127.0.0.1', '0.0.1', false],
])('%s within the domain %s: %s', (host, domain, expected) => {
  expect(domainMatches(host, domain)).toBe(expected);
});

it.each([
  ['/', '/', true],
  ['/a', '/', true],
  ['/a/b', '/a', true],
  ['/a/b', '/a/', true],
  ['/ab', '/a', false],
  ['/a', '/a/', false],
])('%s below the path %s: %s', (path, cookiePath, expected) => {
  expect(pathMatches(path, cookiePath)).toBe(expected);
});

it.each([
  ['localhost', true],
  ['app.localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['128.0.0.1', false],
])('%s as loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

it.each([
  ['https://a.example.com', 'https://b.example.com', true],
  ['http://example.com', 'https://example.com', false],
  ['wss://example.com', 'https://example.com:8443', true],
  ['http://a.localhost', 'http://b.localhost', false],
  ['http://localhost:3000', 'http://localhost:8080', true],
  ['http://localhost', 'http://127.0.0.1', false],
  ['https://a.github.io', 'https://b.github.io', false],
])('%s and %s are one site: %s', (a, b, expected) => {
  const [one, other] = [siteOf(a), siteOf(b)];
  expect(one && other && isSameSite(one, other)).toBe(expected);
});

it.each(['null', 'about:blank', 'chrome-extension://abc/popup.html', 'data:text/html,x', ''])('%j has no site', (address) => {
  expect(siteOf(address)).toBeUndefined();
});
