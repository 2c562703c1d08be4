import { expect, test } from 'vitest';
import { findSignInLink } from './sign-in-link.ts';

const page = 'https://shop.example/orders';

test.each([
  [
    'the page’s own',
    ['https://shop.example/about', 'https://shop.example/login?next=%2Forders'],
    'https://shop.example/login?next=%2Forders',
  ],
  [
    'its own before another’s',
    ['https://accounts.partner.example/login', 'https://id.shop.example/signin'],
    'https://id.shop.example/signin',
  ],
  ['a sign-in service', ['https://shop.example/help', 'https://login.partner.example/start'], 'https://login.partner.example/start'],
  ['in another language', ['https://shop.example/konto/anmelden'], 'https://shop.example/konto/anmelden'],
  ['none that signs out', ['https://shop.example/logout', 'https://shop.example/register'], undefined],
  ['none of a script', ['javascript:login()', 'mailto:login@shop.example', ''], undefined],
  ['not the page itself', [`${page}#login`, page], undefined],
  ['none', [], undefined],
])('%s', (_, links, expected) => {
  expect(findSignInLink(links, page)).toBe(expected);
});
