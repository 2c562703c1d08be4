/** A firewall or distribution network answered: what was recognised, and what to send to whom. */

import { type EdgeSign, readEdge } from '../../engine/facts/edge.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { shownHeader } from '../../engine/facts/shown-header.ts';
import { text } from '../../engine/words.ts';
import { type Guide, stepsOf } from './guide.ts';
import { writeLetter } from './letter.ts';

/** By the header in which they show themselves. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^cf-/, 'Cloudflare'],
  [/akamai|^x-reference-error/, 'Akamai'],
  [/^x-amzn-waf/, 'AWS WAF'],
  [/^x-amz-cf/, 'Amazon CloudFront'],
  [/^x-sucuri/, 'Sucuri'],
  [/^x-iinfo|^x-cdn/, 'Imperva'],
  [/^x-azure-ref|^x-ms-forbidden/, 'Azure'],
  [/^x-vercel/, 'Vercel'],
  [/^x-(?:datadome|dd-b)/, 'DataDome'],
  [/^x-px-/, 'HUMAN'],
  [/^x-fastly/, 'Fastly'],
  [/^x-nf-/, 'Netlify'],
  [/^x-squid/, 'Squid'],
];

const servers: readonly (readonly [RegExp, string])[] = [
  [/^cloudflare/i, 'Cloudflare'],
  [/^akamai/i, 'Akamai'],
  [/^cloudfront/i, 'Amazon CloudFront'],
  [/^awselb/i, 'Amazon load balancing'],
  [/^sucuri/i, 'Sucuri'],
  [/^ddos-guard/i, 'DDoS-Guard'],
  [/^big-?ip/i, 'F5 BIG-IP'],
  [/^microsoft-azure/i, 'Azure'],
];

const find = (table: readonly (readonly [RegExp, string])[], shown: string): string | undefined =>
  table.find(([pattern]) => pattern.test(shown))?.[1];

/** A value is looked at where the name tells nothing: `X-CDN` is Imperva’s with its own name alone. */
const nameOf = ({ name, shown }: EdgeSign): string | undefined =>
  name === 'server' ? find(servers, shown) : name === 'x-cdn' && !/imperva|incapsula/i.test(shown) ? undefined : find(names, name);

/** Who stands in front, by headers, else by the form of the reference on the page; undefined where nothing shows it. */
export function readFront({ responseHeaders, response }: Pick<Facts, 'responseHeaders' | 'response'>): string | undefined {
  const [signed] = readEdge(responseHeaders).flatMap((sign) => nameOf(sign) ?? []);
  const server = shownHeader(responseHeaders, 'server');
  const [reference] = response?.references ?? [];
  return (
    signed ??
    (server === undefined ? undefined : find(servers, server)) ??
    /^(?:Cloudflare|Akamai|CloudFront|Imperva)/.exec(reference?.name ?? '')?.[0]
  );
}

export const reportBlock: Guide = {
  id: 'report-block',
  label: 'Report the block',
  fits: (verdict) => verdict?.cause === 'firewall-blocked',
  write: (asked) => {
    const { facts } = asked;
    const front = readFront(facts);
    const templates = [
      ...(front === undefined ? [] : ['What stands in front of {host} is recognised as {front}.']),
      'Try it once without VPN or proxy, or over a phone’s network. If it works there, it is your network’s address that is blocked: say so.',
      front === undefined
        ? 'Send the text below to the people who run {site}: they alone can change the rule.'
        : 'Send the text below to the people who run {site}, and not to {front}: they alone can change the rule.',
    ];
    const references = facts.response?.references ?? [];
    return {
      steps: stepsOf(templates, asked, { front: text(front ?? '') }),
      copies: [
        {
          label: 'Text to send',
          text: writeLetter(facts, {
            opening: `A protection in front of ${facts.site.host}${front === undefined ? '' : ` (${front})`} stops me, before ${facts.site.host} looks at my sign-in.`,
            asks:
              references.length > 0
                ? 'Please look the reference up in the log of the protection, and let such requests through.'
                : 'Please look for the request at this time in the log of the protection, and let such requests through.',
          }),
        },
        ...references.map(({ name, value }) => ({ label: name, text: value })),
      ],
    };
  },
};
