import { expect, test } from 'vitest';
import { buildExchange } from '../testing/build.ts';
import { type Conclusion, conclude } from './conclude.ts';
import { suggestedBy } from './suggest.ts';
import type { TryChange, TryRow } from './try.ts';

const answered = (id: string, change: TryChange, status: number): TryRow =>
  ({ id, change, warning: undefined, outcome: { kind: 'answered', status, as: status < 400 ? 'works' : 'fails' } }) as unknown as TryRow;

const concluded = (...helped: readonly TryChange[]): Conclusion => {
  const rows = [
    answered('same', { kind: 'same' }, 401),
    ...helped.map((change, index) => answered(`try-${index}`, change, 200)),
    answered('same-2', { kind: 'same' }, 401),
  ];
  const conclusion = conclude({ state: 'done', rows });
  if (conclusion === undefined) throw new Error('nothing was concluded');
  return conclusion;
};

const page = buildExchange({
  url: 'http://shop.example/orders?page=2',
  resourceType: 'main_frame',
  requestHeaders: { Cookie: 'sid=1; oidc.state.1=a; oidc.state.2=b; oidc.state.3=c' },
});
const fetched = buildExchange({ url: 'http://shop.example/orders?page=2' });

test('the cookie that was found, by its name', () => {
  const conclusion = concluded({ kind: 'without-cookie', cookie: { name: 'sid', nth: undefined } });
  expect(suggestedBy(conclusion, page)[0]).toEqual({ fix: 'delete-cookies', cookies: ['sid'] });
});

test('all of a pile, and nothing else', () => {
  const [first] = suggestedBy(concluded({ kind: 'without-pile', start: 'oidc.state.', times: 3 }), page);
  expect(first).toEqual({ fix: 'delete-cookies', cookies: ['oidc.state.1', 'oidc.state.2', 'oidc.state.3'] });
});

test('what of a page’s address is another; a script’s is not the user’s to correct', () => {
  const conclusion = concluded({ kind: 'other-address', slip: { slash: 'added' }, url: 'http://shop.example/orders/?page=2' });
  expect(suggestedBy(conclusion, page)).toEqual([
    { fix: 'open-address', address: { protocol: undefined, hostname: undefined, pathname: '/orders/' } },
  ]);
  expect(suggestedBy(conclusion, fetched)).toEqual([]);
});
