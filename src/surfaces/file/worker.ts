/** Reads one file, away from the page: nothing of it goes anywhere but to the page that opened it. */

import { createFingerprint } from '../../engine/fingerprint.ts';
import { problemOf } from '../../engine/problem-of.ts';
import type { Span } from '../../har/place.ts';
import type { Said, Told } from './protocol.ts';
import { createReading, type Reading } from './reading.ts';

const tell = (told: Told): void => postMessage(told);

/** A turn of the event loop, sooner than a timer's. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function read(file: File): Reading {
  const octets = {
    size: file.size,
    read: async ({ start, end }: Span) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
  const fingerprint = createFingerprint(crypto.getRandomValues(new Uint8Array(16)));
  const reading = createReading(octets, { fingerprint, tell, breathe, now: () => performance.now() });
  void reading.run();
  return reading;
}

let reading: Reading | undefined;

addEventListener('message', ({ data }: MessageEvent<Said>) => {
  if (data.say === 'read') reading = read(data.file);
  else if (data.say === 'cancel') reading?.cancel();
  else {
    const { number } = data;
    reading?.answer(data.question).then(
      (answer) => tell({ tell: 'answer', number, answer }),
      (error: unknown) => tell({ tell: 'refusal', number, problem: problemOf(error) }),
    );
  }
});
