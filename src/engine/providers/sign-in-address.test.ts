import { describe, expect, it } from 'vitest';
import { buildExchange } from '../testing/build.ts';
import { signInAddress } from './sign-in-address.ts';

describe('the sign-in page of a product', () => {
  it.each([
    ['its own page', 'https://github.com/', 'https://api.github.com/user', {}, 'https://github.com/login'],
    ['another site that uses it', 'https://shop.example/', 'https://api.github.com/user', {}, undefined],
    [
      'a path on the host that answered',
      'https://git.shop.example/a',
      'https://git.shop.example/api',
      { 'X-Gitlab-Meta': '{}' },
      'https://git.shop.example/users/sign_in',
    ],
    [
      'a path on a host that the page is not of',
      'https://shop.example/',
      'https://git.shop.example/api',
      { 'X-Gitlab-Meta': '{}' },
      undefined,
    ],
    [
      'a framework, whose applications have pages of their own',
      'https://shop.example/',
      'https://shop.example/api',
      { 'X-Runtime': '0.1' },
      undefined,
    ],
    ['no product', 'https://shop.example/', 'https://shop.example/api', {}, undefined],
    ['a page that is no address', '', 'https://api.github.com/user', {}, undefined],
  ] as const)('%s', (_, page, url, responseHeaders, address) => {
    expect(signInAddress(buildExchange({ url, responseHeaders }), page)).toBe(address);
  });
});
