/** Where networks send whoever has not signed in to them yet: the address of their page tells it of the device that asked. */

import { wordSet } from './word-set.ts';

/** Names of parameters that only what stands in the network knows: hardware addresses, radio networks, gateways. */
const ofNetwork = wordSet(`
  mac clientmac usermac stamac apmac apname apid ap nasid nasip uamip uamport ssid essid wlan wlanuserip wlanacname wlanacip
  gwid gwaddress gwport vlan vlanid vap called switchurl nodemac radius acip acname
`);

/** Where to go on once the network lets through. */
const ofReturn = wordSet(`
  url userurl originalurl origurl origin redirect redirecturl redir redirurl continue continueurl usercontinueurl basegranturl dst dest
  destination target switchurl
`);

/** Within a network, and never a public site's (RFC 1918, RFC 6598). */
const privateAddress =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)\d{1,3}(?:\.\d{1,3}){1,2}$/;

/** A name of the public web, and not of a network of one's own. */
const isPublicName = (host: string): boolean =>
  /\.[a-z]{2,}$/i.test(host) && !/\.(?:local|lan|internal|intranet|home|corp|localdomain|arpa)$/i.test(host);

/**
 * True for a redirect from plain http, which a network can answer in a site's stead, to the page of such a network: the device that asks
 * and the network stand in its address, and what was asked for; or it leads from a public name to an address inside the network. Works
 * on addresses whose values are masked.
 */
export function isCaptivePortal(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const asked = new URL(from);
  const page = new URL(to);
  if (asked.protocol !== 'http:' || page.hostname === asked.hostname) return false;
  if (privateAddress.test(page.hostname) && isPublicName(asked.hostname)) return true;
  const names = [...new Set([...page.searchParams].map(([name]) => name.replace(/[-_.]/g, '').toLowerCase()))];
  return names.filter((name) => ofNetwork.has(name)).length > 1 && names.some((name) => ofReturn.has(name));
}
