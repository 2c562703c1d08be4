/** One failure as the log lists it: what is shown, sorted and filtered, without the exchange itself, so that 100,000 of them fit. */

import type { Confidence } from '../../engine/cause.ts';
import type { Diagnosis } from '../../engine/diagnose.ts';
import type { Exchange, ResourceType } from '../../engine/exchange.ts';
import { hostOf, originOf } from '../../engine/facts/address.ts';
import { missingForScript } from '../../engine/facts/cors.ts';
import type { Facts } from '../../engine/facts/facts.ts';

/** What a failure has that one may look for: `has:cookie`. */
export const traits = ['cookie', 'token', 'credential', 'challenge', 'set-cookie', 'redirect', 'cors', 'body'] as const;
export type Trait = (typeof traits)[number];

export interface LogRow {
  /** Of the exchange. */
  readonly id: string;
  /** When it began, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly origin: string;
  /** 0: there was no answer, or none was seen. */
  readonly status: number;
  readonly type: ResourceType;
  /** Undefined: not diagnosed yet; '' where nothing was found. */
  readonly cause: string | undefined;
  readonly confidence: Confidence | undefined;
  /** How the caller identified itself: `Bearer`, `api-key`; cookies apart. */
  readonly schemes: readonly string[];
  readonly has: readonly Trait[];
  /** Host of the page in the address bar; '' where that is not known. */
  readonly page: string;
  /** Host of what asked; '' for the user, and where that is not known. */
  readonly initiator: string;
  /** Of an earlier browser session, kept on disk. */
  readonly isEarlier?: true;
}

/** `diagnosis`: undefined where it is still to come. */
export function readLogRow(exchange: Exchange, facts: Facts, diagnosis: Diagnosis | undefined): LogRow {
  const { hop, status = 0, request } = facts;
  const first = diagnosis?.verdicts[0];
  return {
    id: exchange.id,
    at: hop.startedAt,
    method: hop.method,
    url: hop.url,
    origin: originOf(hop.url) || hop.url,
    status,
    type: exchange.resourceType,
    cause: diagnosis && (first?.cause ?? ''),
    confidence: first?.confidence,
    schemes: [...new Set((request?.credentials ?? []).map(({ scheme, kind }) => scheme ?? kind))],
    has: traits.filter((trait) => hasTrait[trait](exchange, facts)),
    page: hostOf(exchange.topLevelUrl ?? ''),
    initiator: hostOf(exchange.initiator ?? ''),
    ...(exchange.earlierSession === undefined ? {} : { isEarlier: true }),
  };
}

const hasTrait: Readonly<Record<Trait, (exchange: Exchange, facts: Facts) => boolean>> = {
  cookie: (_, { sentCookies = [] }) => sentCookies.length > 0,
  token: (_, { credentials = [] }) => credentials.some(({ jwt }) => jwt !== undefined),
  credential: (_, { credentials = [] }) => credentials.length > 0,
  challenge: (_, { challenges = [] }) => challenges.length > 0,
  'set-cookie': ({ hops }) => hops.some(({ response }) => (response?.setCookies?.length ?? 0) > 0),
  redirect: ({ hops }) => hops.length > 1,
  cors: (exchange, { isPreflight }) => isPreflight || missingForScript(exchange).length > 0,
  body: (_, { body }) => body !== undefined && body.form !== 'empty',
};
