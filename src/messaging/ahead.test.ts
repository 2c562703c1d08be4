/** `public/ask.js` is no module: it must ask under the name that the background knows, and nothing that comes meanwhile may be lost. */

import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { type Ahead, takeOver } from './ahead.ts';
import { portName } from './scope.ts';

const script = readFileSync(new URL('../../public/ask.js', import.meta.url), 'utf8');

/** An event of the extension API. */
function event() {
  const listeners = new Set<(told?: unknown) => void>();
  return {
    addListener: (listener: () => void) => listeners.add(listener),
    removeListener: (listener: () => void) => listeners.delete(listener),
    tell: (told?: unknown) => {
      for (const listener of listeners) listener(told);
    },
  };
}

/** Runs the script in a page with this query, over the tab 7. */
async function ask(search: string, refused = false) {
  const names: string[] = [];
  const port = { onMessage: event(), onDisconnect: event() };
  const connect = ({ name }: { name: string }) => {
    names.push(name);
    if (refused) throw new Error('Extension context invalidated.');
    return port;
  };
  const page = {
    URLSearchParams,
    location: { search },
    chrome: { runtime: { connect }, tabs: { query: async () => [{ id: 7 }] } },
    askedAhead: undefined as Promise<Ahead | undefined> | undefined,
  };
  runInNewContext(script, page);
  return { names, port, ahead: await page.askedAhead };
}

describe('what is asked before the modules are there', () => {
  test('goes by the name that the background knows, for the tab that is shown or named', async () => {
    const shown = await ask('');
    expect(shown.names).toEqual([portName({ tabId: 7, of: 'tab' })]);
    expect(shown.ahead?.tabId).toBe(7);
    const named = await ask('?tabId=12');
    expect(named.names).toEqual([portName({ tabId: 12, of: 'tab' })]);
    expect(named.ahead?.tabId).toBe(12);
  });

  test('keeps what comes, in its order, until it is taken over', async () => {
    const { port, ahead } = await ask('');
    port.onMessage.tell('first');
    port.onMessage.tell('second');
    const taken = takeOver(ahead);
    port.onMessage.tell('third');
    expect(taken?.port).toBe(port);
    expect(taken?.told).toEqual(['first', 'second']);
  });

  test('is asked anew where the background has hung up, or could not be asked', async () => {
    const { port, ahead } = await ask('');
    port.onDisconnect.tell();
    expect(takeOver(ahead)).toBeUndefined();
    expect((await ask('', true)).ahead).toBeUndefined();
  });
});
