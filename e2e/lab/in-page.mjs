// @ts-check
/** What runs in a case's page. It is sent to the browser as it stands here, so it may use nothing from outside. */

/**
 * @typedef {object} Step a request with its whole address
 * @property {'fetch' | 'websocket' | 'image' | 'frame'} how
 * @property {string} url
 * @property {string} method
 * @property {Record<string, string>} headers
 * @property {string} [body]
 * @property {RequestCredentials} credentials
 */

/**
 * Makes the requests in turn and writes down what a script gets to see of each; then leads on.
 * @param {Step[]} steps
 * @param {{url: string, form?: Record<string, string>} | null} go
 */
export async function perform(steps, go) {
  let token = '';

  /** @type {Record<Step['how'], (step: Step) => Promise<string>>} */
  const ways = {
    async fetch({ url, method, headers, body, credentials }) {
      // A sign-in on this site may have stored a good token since.
      const stored = localStorage.getItem('token');
      const filled = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          stored && name === 'authorization' ? `Bearer ${stored}` : value.replace('{token}', token),
        ]),
      );
      const response = await fetch(url, { method, headers: filled, body, credentials });
      const text = await response.text();
      try {
        token = JSON.parse(text).token ?? token;
      } catch {
        // Not every answer is JSON.
      }
      const words = response.redirected ? `after a redirect to ${new URL(response.url).pathname}` : text.startsWith('<') ? '' : text;
      return `${response.status} ${words}`;
    },
    websocket: ({ url }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url.replace(/^http/, 'ws'));
        socket.onclose = ({ code }) => resolve(`close event, code ${code}`);
      }),
    image: ({ url }) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('load event');
        image.onerror = () => resolve('error event');
        image.src = url;
      }),
    frame: ({ url }) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.title = 'The frame of this case';
        frame.onload = () => resolve('load event');
        frame.src = url;
        document.querySelector('main')?.append(frame);
      }),
  };

  const rows = document.querySelectorAll('[data-saw]');
  for (const [index, step] of steps.entries()) {
    const saw = await ways[step.how](step).catch((error) => String(error));
    const row = rows[index];
    if (row) row.textContent = saw;
  }
  document.body.dataset['done'] = go ? 'leads on' : 'here';
  if (!go) return;
  if (!go.form) return location.replace(go.url);
  const form = document.createElement('form');
  form.method = 'post';
  form.action = go.url;
  for (const [name, value] of Object.entries(go.form)) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
