/** What is there before a file is: what to do, and how to come by one. */

import type { JSX } from 'preact';

export function Start({ onChoose }: { onChoose: () => void }): JSX.Element {
  return (
    <main class="start">
      <h1>Why did this sign-in fail?</h1>
      <p>
        Open a HAR file, a recording of what a browser asked for and was answered. why401 names each sign-in that failed in it, and shows
        what proves the cause.
      </p>
      <div class="drop-zone">
        <button type="button" class="primary" onClick={onChoose}>
          Open a HAR file
        </button>
        <p>or drop one anywhere on this page</p>
      </div>
      <p class="promise">The file is read here. Nothing leaves this browser.</p>
      <section>
        <h2>How to make one</h2>
        <p>Open the developer tools, choose Network, and let it fail once more. Then:</p>
        <dl class="how-to">
          <dt>Chrome, Edge</dt>
          <dd>the arrow pointing down above the list, “Export HAR”</dd>
          <dt>Firefox</dt>
          <dd>a right click on the list, “Save All As HAR”</dd>
          <dt>Safari</dt>
          <dd>“Export” above the list</dd>
        </dl>
        <p class="note">
          A HAR file may hold passwords and cookies: give it to nobody else. Chrome leaves them out unless its settings say otherwise; then
          less can be told.
        </p>
      </section>
    </main>
  );
}
