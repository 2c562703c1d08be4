/** What failures over time are seen beside: sign-ins and renewals, as far as they are known. */

import type { Exchange } from '../../../engine/exchange.ts';
import { readPurpose } from '../../../engine/flow/purpose.ts';
import { readAddress } from '../../words/exchange-words.ts';
import type { Mark } from './bins.ts';

export const readMarks = (exchanges: readonly Exchange[]): Mark[] =>
  exchanges.flatMap((exchange) =>
    exchange.hops.flatMap((hop): Mark[] => {
      const purpose = readPurpose(exchange, hop);
      if (purpose !== 'renewal' && purpose !== 'sign-in' && purpose !== 'code') return [];
      const { host, path } = readAddress(hop.url);
      const label = `${hop.method} ${host}${path.replace(/\?.*$/s, '')}`;
      return [{ at: hop.startedAt, kind: purpose === 'renewal' ? 'renewal' : 'sign-in', label }];
    }),
  );
