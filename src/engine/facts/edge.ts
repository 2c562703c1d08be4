/**
 * What stands in front of a server and may answer in its stead (firewall, bot check, distribution network): the headers and server
 * names by which it is known, as data. Names in lower case.
 */

import type { MaskedHeader } from '../exchange.ts';
import { shownHeader } from './shown-header.ts';

/** A header by which something in front of the server shows itself. */
export interface EdgeSign {
  /** Of the header, in lower case. */
  readonly name: string;
  /** Its value, as far as it may be shown. */
  readonly shown: string;
  /**
   * - `refused`: it comes with refusals and challenges alone.
   * - `ruled-out`: it comes with what a rule for addresses or sites forbids, and nothing else.
   * - `own-answer`: the server's name is that of the edge, which gives it to what it wrote itself and to nothing else.
   * - `without-origin`: it came through, and the header is missing that goes along with what the origin gave.
   * - `passed`: it comes with every answer that went through, whoever wrote it.
   */
  readonly kind: 'refused' | 'ruled-out' | 'own-answer' | 'without-origin' | 'passed';
}

/** With the values that count; any, where no pattern is given. */
const refusals: readonly (readonly [string, RegExp?])[] = [
  ['cf-mitigated'],
  ['cf-chl-bypass'],
  ['x-amzn-waf-action'],
  ['x-vercel-mitigated', /challenge|deny|block/i],
  ['x-sucuri-block'],
  ['x-dd-b', /^[1-9]/],
  ['x-reference-error'],
];

/** The same, of rules that no visitor passes by showing what they are. */
const rules: readonly (readonly [string, RegExp?])[] = [
  ['x-ms-forbidden-ip'],
  ['x-squid-error', /^ERR_(?:ACCESS_DENIED|BLOCKED|SECURE_ACCEPT_FAIL)/i],
];

/** `Server` of networks that pass on the origin's own name with the origin's answers. */
const ownNames = /^(?:akamaighost|cloudfront|awselb\/|ddos-guard|sucuri\/cloudproxy|big-?ip|microsoft-azure-application-gateway)/i;

const passages = [
  ...['cf-ray', 'x-sucuri-id', 'x-iinfo', 'akamai-grn', 'x-akamai-request-id', 'x-amz-cf-id', 'x-azure-ref', 'x-datadome'],
  ...['x-fastly-request-id', 'x-vercel-id', 'x-nf-request-id', 'x-cdn', 'x-edge-location', 'x-px-client-uuid'],
];

/** One that every answer has, and one that those from the origin have beside it. */
const companions: readonly (readonly [string, string])[] = [['cf-ray', 'cf-cache-status']];

/** The strongest sign first; none where nothing shows, or headers were not captured. */
export function readEdge(headers: readonly MaskedHeader[] | undefined): readonly EdgeSign[] {
  const sign = (name: string, kind: EdgeSign['kind'], pattern?: RegExp): EdgeSign[] => {
    const shown = shownHeader(headers, name);
    return shown === undefined || (pattern && !pattern.test(shown)) ? [] : [{ name, shown, kind }];
  };
  return [
    ...refusals.flatMap(([name, pattern]) => sign(name, 'refused', pattern)),
    ...rules.flatMap(([name, pattern]) => sign(name, 'ruled-out', pattern)),
    ...sign('server', 'own-answer', ownNames),
    ...companions.flatMap(([name, other]) => (shownHeader(headers, other) === undefined ? sign(name, 'without-origin') : [])),
    ...passages.flatMap((name) => sign(name, 'passed')),
  ];
}
