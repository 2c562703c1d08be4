/** A server that keeps every request as it came, octet for octet. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Caught {
  readonly method: string;
  /** As in the request line. */
  readonly target: string;
  /** In lower case; values decoded from UTF-8. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export async function startCatcher() {
  let caught: Caught[] = [];
  const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const names = request.rawHeaders.filter((_, index) => index % 2 === 0);
      const headers = new Map(names.map((name, index) => [name.toLowerCase(), fromOctets(request.rawHeaders[index * 2 + 1] ?? '')]));
      caught.push({ method: request.method ?? '', target: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(401, { 'Content-Length': '0' }).end();
    });
  });
  server.maxHeadersCount = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What came since it was last asked. */
    take(): readonly Caught[] {
      const taken = caught;
      caught = [];
      return taken;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** Node reads headers as one character for each octet. */
const fromOctets = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
