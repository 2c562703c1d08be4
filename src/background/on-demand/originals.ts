/** What the vault holds of one exchange: with its secrets on a click alone. */

import type { RawExchange, SentRequest } from '../../engine/exchange.ts';
import type { BodySide, MaskedBody } from '../../engine/masked-body.ts';
import type { MaskedToken } from '../../engine/masked-token.ts';
import { maskedBodyIn, maskedTokenIn, revealIn, type SecretPlace, type TokenPlace } from '../../engine/originals.ts';
import type { Stores } from '../../storage/stores.ts';

export interface Originals {
  /** One value as it was. */
  reveal(exchangeId: string, hop: number, place: SecretPlace): Promise<string | undefined>;
  /** What may be shown of a body: the log has no room for it. */
  maskedBody(exchangeId: string, hop: number, side: BodySide): Promise<MaskedBody | undefined>;
  /** What may be shown of a token beside the claims that the log has. */
  maskedToken(exchangeId: string, hop: number, token: TokenPlace): Promise<MaskedToken | undefined>;
  request(exchangeId: string, hop: number): Promise<SentRequest | undefined>;
  /** Those that are still kept, in the order in which they were asked for. */
  exchanges(ids: readonly string[]): Promise<readonly RawExchange[]>;
}

/** What is of one exchange resolves to undefined where it is no longer kept. */
export function createOriginals(vault: Stores['vault']): Originals {
  const from = async <Value>(exchangeId: string, read: (raw: RawExchange) => Value): Promise<Value | undefined> => {
    const raw = await vault.get(exchangeId);
    return raw && read(raw);
  };
  return {
    reveal: (exchangeId, hop, place) => from(exchangeId, (raw) => revealIn(raw, hop, place)),
    maskedBody: (exchangeId, hop, side) => from(exchangeId, (raw) => maskedBodyIn(raw, hop, side)),
    maskedToken: (exchangeId, hop, token) => from(exchangeId, (raw) => maskedTokenIn(raw, hop, token)),
    request: (exchangeId, hop) =>
      from(exchangeId, ({ hops }) => {
        const sent = hops[hop];
        return sent && { method: sent.method, url: sent.url, headers: sent.requestHeaders, body: sent.requestBody };
      }),
    exchanges: async (ids) => (await Promise.all(ids.map((id) => vault.get(id)))).filter((each) => each !== undefined),
  };
}
