/** An exchange in a few words. */

import { type Exchange, lastHop, type ResourceType } from '../../engine/exchange.ts';
import { missingForScript } from '../../engine/facts/cors.ts';
import type { Template } from '../../engine/words.ts';

export const kindWords: Readonly<Record<ResourceType, string>> = {
  main_frame: 'page',
  sub_frame: 'frame',
  xmlhttprequest: 'fetch',
  websocket: 'websocket',
  image: 'image',
  script: 'script',
  stylesheet: 'style',
  font: 'font',
  media: 'media',
  ping: 'ping',
  object: 'object',
  preflight: 'preflight',
  other: 'other',
};

export interface Address {
  readonly host: string;
  /** Path and query. */
  readonly path: string;
}

export function readAddress(url: string): Address {
  const [, host = '', path = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [undefined, '', url];
  return { host, path: path === '' ? '/' : path };
}

/**
 * Where the page was kept from the answer, it was told something else than what happened: CORS, a blocked image, a refused WebSocket.
 * Undefined where it could read the answer.
 */
export function describeHidden(exchange: Exchange): string | undefined {
  const { outcome, resourceType, observer } = exchange;
  const status = lastHop(exchange).response?.status;
  // Firefox lets such a request end as any other.
  const isHidden = outcome.kind === 'error' || missingForScript(exchange).length > 0;
  if (!isHidden || status === undefined || resourceType === 'main_frame') return undefined;
  const told =
    resourceType === 'xmlhttprequest' || resourceType === 'preflight'
      ? `“${observer === 'firefox' ? 'NetworkError when attempting to fetch resource' : 'Failed to fetch'}”`
      : resourceType === 'websocket'
        ? 'that the connection failed'
        : 'that it could not be loaded';
  return `The page was told ${told}; the server really answered ${status}.`;
}

/** For developers: what the server must send so that the page may read its answer. */
export function describeReadable(exchange: Exchange): Template | undefined {
  const missing = missingForScript(exchange).map(({ name, value }) => `\`${name}:\` \`${value}\``);
  return missing.length === 0 ? undefined : `So that the page can read it, the answer must have ${missing.join(' and ')}.`;
}

/** Which part of the page asked, where that is not the page itself. */
export function describeAsker({ place, resourceType, initiator, earlierSession }: Exchange): string | undefined {
  if (place.frameId < 0 || (place.tabId < 0 && earlierSession === undefined))
    return 'From a background script of the site (a service worker)';
  if (resourceType === 'main_frame' || place.frameId <= 0) return undefined;
  if (resourceType === 'sub_frame') return 'The document of a frame on this page';
  const host = typeof initiator === 'string' ? readAddress(initiator).host : '';
  return host === '' ? 'From a frame on this page' : `From a frame on this page: ${host}`;
}

/** What a refused preflight held back; undefined for all else. */
export const describeHeldBack = ({ heldBack }: Exchange): string | undefined =>
  heldBack && `The browser asked for permission first and was refused, so the ${heldBack.method} itself was never sent.`;
