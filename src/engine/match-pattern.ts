/** Match patterns of the WebExtensions API: which addresses an extension has access to. */

/** Of any part of a site that the address belongs to: paths and ports are left aside, so that it says yes in doubt. */
export function matchesSite(pattern: string, address: string): boolean {
  if (pattern === '<all_urls>') return true;
  const [, scheme, host] = /^(\*|[a-z][a-z+.-]*):\/\/([^/]*)/i.exec(pattern) ?? [];
  if (scheme === undefined || host === undefined) return false;
  const { protocol, hostname } = new URL(address);
  const isScheme = scheme === '*' ? /^(https?|wss?):$/.test(protocol) : alike(scheme) === alike(protocol.slice(0, -1));
  return isScheme && matchesHost(host.replace(/:[\d*]+$/, ''), hostname);
}

/** Every site of the web, or of one of its two schemes. */
export const isEverywhere = (pattern: string): boolean => pattern === '<all_urls>' || /^(\*|https?):\/\/\*\//.test(pattern);

/** `*` is every host, `*.shop.example` that one and all below it. */
export function matchesHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host === pattern.slice(2) || host.endsWith(pattern.slice(1)) : host === pattern;
}

/** A WebSocket belongs to the http address that it is asked of. */
const alike = (scheme: string): string => scheme.replace(/^ws/, 'http');
