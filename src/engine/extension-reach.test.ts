import { expect, test } from 'vitest';
import { rankOf, reachOf } from './extension-reach.ts';

const addresses = ['https://api.shop.example/me', 'https://shop.example/orders'];

test.each([
  ['access to all sites', { hostPermissions: ['<all_urls>'] }, 'all-sites'],
  ['access to the page alone', { hostPermissions: ['https://shop.example/*'] }, 'this-site'],
  ['access to the request alone', { hostPermissions: ['*://api.shop.example/*'] }, 'this-site'],
  ['access to another site', { hostPermissions: ['https://other.example/*'], permissions: ['webRequest'] }, undefined],
  ['activeTab alone', { permissions: ['activeTab', 'storage'] }, undefined],
  ['a proxy', { permissions: ['proxy'] }, 'proxy'],
  ['blocking without access', { permissions: ['declarativeNetRequest'], hostPermissions: [] }, 'blocking'],
  ['rules that need access, here to another site', { permissions: ['webRequest'], hostPermissions: ['https://a.example/*'] }, undefined],
  ['privacy settings', { permissions: ['privacy'] }, 'settings'],
  ['perhaps content scripts', { permissions: ['storage'], hostPermissions: [] }, 'unknown'],
  ['nothing that is told', {}, 'unknown'],
])('%s', (_name, rights, expected) => {
  expect(reachOf(rights, addresses)).toBe(expected);
});

test('those that change requests come first, those of which little is known last', () => {
  const changes = rankOf({ permissions: ['webRequest'] }, 'this-site');
  const reads = rankOf({ permissions: ['tabs'] }, 'all-sites');
  expect(changes).toBeLessThan(reads);
  expect(reads).toBeLessThan(rankOf({}, 'unknown'));
});
