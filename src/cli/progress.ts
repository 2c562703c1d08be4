/** A line on stderr for what takes longer than a second, only where somebody sits before it. */

export interface Progress {
  /** So many octets more were read. */
  add(octets: number): void;
  /** Wipes the line. */
  end(): void;
}

const FIRST_MS = 1000;
const EVERY_MS = 200;

/** `total`: in octets; undefined where it is not known. */
export function showProgress(name: string, total: number | undefined): Progress {
  const began = performance.now();
  let last = began;
  let done = 0;
  let shown = false;
  return {
    add(octets) {
      done += octets;
      const now = performance.now();
      if (!process.stderr.isTTY || now - began < FIRST_MS || now - last < EVERY_MS) return;
      last = now;
      shown = true;
      const share = total ? ` of ${megabytes(total)} (${Math.round((done / total) * 100)} %)` : '';
      process.stderr.write(`\r\x1b[KReading ${name}: ${megabytes(done)}${share}`);
    },
    end() {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}

const megabytes = (octets: number): string => `${(octets / 1e6).toFixed(0)} MB`;
