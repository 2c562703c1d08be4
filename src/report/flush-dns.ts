/** How a device forgets the addresses that it has looked up. */

import { code, type Param, text } from '../engine/words.ts';

/** With the first letters of what `navigator.platform` says of the system. */
const commands: readonly (readonly [RegExp, string])[] = [
  [/^Win/, 'ipconfig /flushdns'],
  [/^Mac/, 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder'],
  [/^Linux (?:x86|i\d86|amd)/, 'resolvectl flush-caches'],
];

/** The command; "restart it" for a device that has none (a phone, a tablet), or that is not known. */
export function flushDns(platform: string | undefined): Param {
  const command = commands.find(([system]) => platform !== undefined && system.test(platform))?.[1];
  return command === undefined ? text('restart it') : code(command);
}
