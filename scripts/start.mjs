// @ts-check
/** `npm start`: a browser with why401 in it, on the index page of the 401 lab. From a fresh clone. */

import { ensureChromium } from './browsers.mjs';
import { ensureBuilt } from './bundle.mjs';
import { Advice, command, flags, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm start [-- OPTIONS]
Opens a browser with why401 in it, on the index page of the 401 lab: pages that fail to sign in, each for another reason.
  --url URL    open this page instead
  --headless   without a window: walk through the lab (or open the page), print each failure with its verdict, and save
               pictures of the popup and the panel in artifacts/. So it is where there is no display, too.
  --help       this text
WHY401_BROWSER=PATH chooses the browser. Ctrl-C ends everything.`;

await command(async () => {
  const given = flags({ '--url': 'value', '--headless': 'flag', '--help': 'flag' }, HELP);
  if (given['--help']) {
    console.log(HELP);
    return true;
  }
  const url = given['--url'] === undefined ? undefined : webAddress(String(given['--url']));
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const headless = given['--headless'] === true || !hasDisplay;

  await ensureInstalled();
  await ensureBuilt();
  const executablePath = await ensureChromium();
  const interrupted = interruption();

  // What these import is there only now.
  const { openChromium } = await import('./chromium.mjs');
  const { startLab } = await import('../e2e/lab/lab.mjs');
  const { look, walk } = await import('./walk.mjs');
  const lab = await startLab({ port: 0 });
  try {
    say(`${headless ? 'no window, ' : ''}browser: ${executablePath}; lab: ${lab.url('/')}`);
    const opened = await openChromium({ executablePath, headless });
    try {
      if (headless) return await Promise.race([url ? look(opened, url) : walk(opened, lab), interrupted.then(() => false)]);
      const closed = new Promise((resolve) => opened.context.once('close', resolve));
      const page = opened.context.pages()[0] ?? (await opened.context.newPage());
      await page.goto(url ?? lab.url('/')).catch((error) => say(`${url}: ${error.message.split('\n')[0]}`));
      say('click a failure, then the why401 icon (behind the puzzle piece). Close the browser or press Ctrl-C to end.');
      await Promise.race([closed, interrupted]);
      return true;
    } finally {
      await opened.close();
    }
  } finally {
    await lab.close();
  }
});

/** @param {string} text @returns {string} */
function webAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new Advice(`"${text}" is not an http or https address.`);
  return url.href;
}

/** Resolves at the first Ctrl-C, so that all can be closed in order; the second does not wait for that. */
function interruption() {
  return new Promise((resolve) => {
    let before = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        if (before) process.exit(130);
        before = true;
        resolve(undefined);
      });
  });
}
