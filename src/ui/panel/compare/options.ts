/** What can be chosen for a comparison. */

import type { Exchange } from '../../../engine/exchange.ts';
import { failedHop, readFailure } from '../../../engine/failure.ts';
import { readAddress } from '../../words/exchange-words.ts';

export interface Option {
  readonly id: string;
  readonly status: string;
  /** `GET shop.example/api/orders` */
  readonly request: string;
  /** When it was asked, in milliseconds since the epoch. */
  readonly at: number;
  readonly failed: boolean;
}

const known = new WeakMap<Exchange, Option>();

export function optionOf(exchange: Exchange): Option {
  const before = known.get(exchange);
  if (before) return before;
  const failure = readFailure(exchange);
  const hop = exchange.hops[failedHop(exchange, failure)] ?? exchange.hops[0];
  const { host, path } = readAddress(hop.url);
  const option: Option = {
    id: exchange.id,
    status: String(hop.response?.status ?? '—'),
    request: `${hop.method} ${host}${path}`,
    at: hop.startedAt,
    failed: failure !== undefined,
  };
  known.set(exchange, option);
  return option;
}

/** Those that have every word that was typed (`401 orders`, `worked`), in the order given; all of them for none. */
export function findOptions(exchanges: readonly Exchange[], typed: string): readonly Exchange[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return exchanges;
  return exchanges.filter((exchange) => {
    const { status, request, failed } = optionOf(exchange);
    const text = `${status} ${request} ${failed ? 'failed' : 'worked'}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
