import type { Exchange } from '../exchange.ts';
import type { Facts } from './facts.ts';

export declare function gatherFacts(exchange: Exchange, others: readonly Exchange[]): Facts;
