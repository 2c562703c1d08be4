// @ts-check
/** The popup's first script: asks for what its tab shows while the screen's modules are still being read (src/messaging/ahead.ts). */

{
  /** @type {any} */
  const { browser, chrome } = globalThis;
  const api = browser ?? chrome;

  const ask = async () => {
    const named = new URLSearchParams(location.search).get('tabId');
    const [tab] = named === null ? await api.tabs.query({ active: true, currentWindow: true }) : [{ id: Number(named) }];
    const port = api.runtime.connect({ name: `why401|tab|${tab.id}` });
    /** @type {unknown[]} */
    const told = [];
    const hear = (/** @type {unknown} */ update) => told.push(update);
    const asked = { tabId: tab.id, port, told, isOver: false, stopHearing: () => port.onMessage.removeListener(hear) };
    port.onMessage.addListener(hear);
    port.onDisconnect.addListener(() => {
      asked.isOver = true;
    });
    return asked;
  };

  /** Undefined where it could not be asked: the modules ask again, and say what is wrong. */
  Object.assign(globalThis, { askedAhead: ask().catch(() => undefined) });
}
