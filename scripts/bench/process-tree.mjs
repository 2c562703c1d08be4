// @ts-check
/** What a program and all that it started have used of the processors and hold in memory, out of Linux's /proc. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const hasProc = process.platform === 'linux' && existsSync('/proc/self/stat');
const ticksPerSecond = hasProc ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/**
 * User and system time of a process and its descendants, in milliseconds; null where there is no /proc. What has ended counts as
 * well, since its parent keeps the sum.
 * @param {number} root a process id
 * @returns {number | null}
 */
export function cpuMs(root) {
  if (!hasProc) return null;
  const all = new Map(readProcesses().map((each) => [each.pid, each]));
  /** @param {number} pid @returns {boolean} */
  const belongs = (pid) => pid === root || (all.has(pid) && belongs(all.get(pid)?.parent ?? 0));
  let ticks = 0;
  for (const each of all.values()) if (belongs(each.pid)) ticks += each.ticks;
  return (ticks / ticksPerSecond) * 1000;
}

/** What a process holds in memory now, in bytes; null where there is no /proc. @param {number} pid */
export function residentBytes(pid) {
  if (!hasProc) return null;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function readProcesses() {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [{ pid: Number(name), ...readStat(readFileSync(`/proc/${name}/stat`, 'utf8')) }];
    } catch {
      return []; // It ended meanwhile.
    }
  });
}

/** proc(5): the name in parentheses may hold anything, so counting begins behind it. @param {string} stat */
function readStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [parent, ...ticks] = [1, 11, 12, 13, 14].map((index) => Number(fields[index]));
  return { parent: parent ?? 0, ticks: ticks.reduce((sum, each) => sum + each, 0) };
}
