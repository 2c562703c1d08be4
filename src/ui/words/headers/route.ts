/** The way of a request: where it leads on, who stood in between, and how it is found in their logs. */

import { shownHeader } from '../../../engine/facts/shown-header.ts';
import { readAddress } from '../exchange-words.ts';
import { code, type Entries, type HeaderEntry, rfc } from './entry.ts';

/** A number by which one request is found. */
export const requestId: HeaderEntry = {
  what: 'A number by which those who run the service find this one request in their logs: give it to them.',
};

export const route: Entries = {
  location: {
    what: 'Where to go on.',
    spec: rfc(9110, '10.2.2'),
    means: (_, { hop }) => {
      const { response, url } = hop;
      if (response?.location === undefined) return undefined;
      const [to, from] = [readAddress(response.location), readAddress(url)];
      if (response.status < 300 || response.status > 399) return `With ${response.status} the browser does not go there by itself.`;
      const method = [301, 302].includes(response.status) && hop.method === 'POST' ? ' A POST becomes a GET on the way.' : '';
      if (to.host === from.host)
        return response.location.slice(0, 6) === url.slice(0, 6)
          ? `Elsewhere on the same host.${method}`
          : `The same host over ${code(response.location.split(':')[0] ?? '')}.${method}`;
      return `To another host, ${code(to.host)}: the browser leaves \`Authorization\` behind.${method}`;
    },
  },
  via: { what: 'The proxies that it came through.', spec: rfc(9110, '7.6.3') },
  forwarded: { what: 'What a proxy says of who really asks.', spec: rfc(7239, '4') },
  server: {
    quiet: true,
    what: 'The program that answered, as it names itself.',
    spec: rfc(9110, '10.2.4'),
    means: (shown) =>
      /cloudflare|akamai|cloudfront|imperva|sucuri|varnish|awselb/i.test(shown)
        ? 'It stands in front of the server itself, and may have answered instead of it.'
        : undefined,
  },
  'cf-mitigated': { what: 'Cloudflare stopped the request before it came to the site.' },
  connection: {
    quiet: true,
    what: 'What becomes of the connection after this.',
    spec: rfc(9110, '7.6.1'),
    means: (shown, { hop }) => {
      const asks = shownHeader(hop.response?.headers, 'www-authenticate') ?? '';
      return /close/i.test(shown) && /ntlm|negotiate/i.test(asks)
        ? 'It is closed; NTLM needs one that stays open through its three steps.'
        : undefined;
    },
  },
};
