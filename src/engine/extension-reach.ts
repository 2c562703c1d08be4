/** Whether another extension can have a hand in a failed request. */

import type { ExtensionReach } from './fix.ts';
import { isEverywhere, matchesSite } from './match-pattern.ts';

/** What `management.getAll` tells of one. */
export interface ExtensionRights {
  readonly permissions?: readonly string[] | undefined;
  /** Match patterns. Those of its content scripts are among them in Firefox, not in Chromium. */
  readonly hostPermissions?: readonly string[] | undefined;
}

/** Permissions that work on every site, without access to it. */
const withoutAccess: readonly (readonly [permission: string, reach: ExtensionReach])[] = [
  ['proxy', 'proxy'],
  ['debugger', 'debugger'],
  ['declarativeNetRequest', 'blocking'],
  ['privacy', 'settings'],
  ['contentSettings', 'settings'],
];

/** `addresses`: of the request and of its page. Undefined: it cannot, or (with `activeTab` alone) only while its own icon is pressed. */
export function reachOf(
  { permissions = [], hostPermissions = [] }: ExtensionRights,
  addresses: readonly string[],
): ExtensionReach | undefined {
  const matching = hostPermissions.filter((pattern) => addresses.some((address) => matchesSite(pattern, address)));
  if (matching.length > 0) return matching.some(isEverywhere) ? 'all-sites' : 'this-site';
  const far = withoutAccess.find(([permission]) => permissions.includes(permission));
  if (far) return far[1];
  return hostPermissions.length === 0 && !permissions.includes('activeTab') ? 'unknown' : undefined;
}

const changesRequests = [
  'declarativeNetRequest',
  'declarativeNetRequestWithHostAccess',
  'webRequest',
  'webRequestBlocking',
  'proxy',
  'debugger',
];

/** Those that can change a request itself are tried first, those of which little is known last: the lower, the sooner. */
export function rankOf({ permissions = [] }: ExtensionRights, reach: ExtensionReach): number {
  if (reach === 'unknown') return 2;
  return permissions.some((permission) => changesRequests.includes(permission)) ? 0 : 1;
}
