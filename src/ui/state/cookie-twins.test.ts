import { describe, expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../../engine/testing/build.ts';
import { twinsOf } from './cookie-twins.ts';

const url = 'https://shop.example/account/orders';
function twins(jar: Overrides['jar'], cookie?: string) {
  const exchange = buildExchange({ url, jar: jar ?? [], requestHeaders: cookie === undefined ? null : { Cookie: cookie } });
  const sent = exchange.hops[0].request?.cookies;
  return twinsOf(exchange.jar ?? [], cookie === undefined ? undefined : sent).map(({ name, cookies }) => [
    name,
    ...cookies.map(({ cookie: { domain, path }, sentAt, by }) => `${domain}${path} ${sentAt ?? '-'} ${by}`),
  ]);
}
const sid = (value: string, path: string, domain = 'shop.example') => ({ name: 'sid', value, path, domain });

describe('cookies that are there more than once', () => {
  it('stand in the order in which they went out', () => {
    expect(twins([sid('old', '/', '.shop.example'), sid('new', '/account'), { name: 'cart' }], 'sid=new; sid=old')).toEqual([
      ['sid', 'shop.example/account 0 request', 'shop.example/ 1 request'],
    ]);
  });

  it('those that stayed behind come last', () => {
    expect(twins([sid('elsewhere', '/elsewhere'), sid('here', '/')], 'sid=here')).toEqual([
      ['sid', 'shop.example/ 0 request', 'shop.example/elsewhere - request'],
    ]);
  });

  it('of equal values the one with the longer path went first', () => {
    expect(twins([sid('same', '/'), sid('same', '/account')], 'sid=same; sid=same')).toEqual([
      ['sid', 'shop.example/account 0 path', 'shop.example/ 1 path'],
    ]);
  });

  it('what cannot be told is not told', () => {
    expect(twins([sid('same', '/'), sid('same', '/', '.shop.example')], 'sid=same; sid=same')[0]?.[1]).toContain('unknown');
    expect(twins([sid('a', '/'), sid('b', '/account')])).toEqual([['sid', 'shop.example/account - path', 'shop.example/ - path']]);
    expect(twins([sid('a', '/'), sid('b', '/', '.shop.example')])[0]?.[1]).toContain('unknown');
  });

  it('a cookie that is there once is none of them', () => {
    expect(twins([sid('a', '/'), { name: 'b' }], 'sid=a; b=c')).toEqual([]);
  });
});
