/** On a click: what the vault holds of an exchange, with its secrets. */

import type { RawExchange, SentRequest } from '../engine/exchange.ts';
import type { Stores } from '../storage/stores.ts';

type Vault = Stores['vault'];

export interface HeaderAddress {
  readonly exchangeId: string;
  /** Index in the chain. */
  readonly hop: number;
  readonly side: 'request' | 'response';
  /** Index in the hop's header list. */
  readonly index: number;
}

/** Undefined where it is no longer kept. */
export async function readHeader(vault: Vault, { exchangeId, hop, side, index }: HeaderAddress): Promise<string | undefined> {
  const seen = (await vault.get(exchangeId))?.hops[hop];
  return (side === 'request' ? seen?.requestHeaders : seen?.response?.headers)?.[index]?.value;
}

/** Undefined where it is no longer kept. */
export async function readRequest(vault: Vault, exchangeId: string, hop: number): Promise<SentRequest | undefined> {
  const sent = (await vault.get(exchangeId))?.hops[hop];
  return sent && { method: sent.method, url: sent.url, headers: sent.requestHeaders, body: sent.requestBody };
}

/** Those that are still kept, in the order in which they were asked for. */
export async function readExchanges(vault: Vault, ids: readonly string[]): Promise<readonly RawExchange[]> {
  const kept = await Promise.all(ids.map((id) => vault.get(id)));
  return kept.filter((each) => each !== undefined);
}
