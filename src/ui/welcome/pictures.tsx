/** The three pictures of the first-run page, in the theme's colours. Each says in words what it shows. */

import type { ComponentChildren, JSX } from 'preact';

function Picture({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <svg class="picture" viewBox="0 0 320 180" role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** A browser's window with its bar. */
const Window = ({ width = 148 }: { width?: number }): JSX.Element => (
  <>
    <rect class="sheet" x="12" y="20" width={width} height="140" rx="8" />
    <path class="line" d={`M12 42h${width}`} />
    <circle class="grey" cx="24" cy="31" r="3" />
    <circle class="grey" cx="35" cy="31" r="3" />
    <rect class="sunken" x="48" y="26" width={width - 48} height="10" rx="5" />
  </>
);

export const Explains = (): JSX.Element => (
  <Picture label="A page that answers 401, and beside it why401: a heading that says why, a line that proves it, and a button that puts it right.">
    <Window />
    <text class="number" x="86" y="98">
      401
    </text>
    <path class="grey-line" d="M50 116h72M62 130h48" />
    <path class="arrow" d="M166 90h22m-7-6 7 6-7 6" />
    <rect class="sheet raised" x="196" y="20" width="112" height="140" rx="8" />
    <rect class="accent" x="206" y="30" width="14" height="14" rx="4" />
    <path class="on-accent" d="M210.7 35.5a2.4 2.4 0 1 1 3.6 2c-.9.5-1.3.9-1.3 1.7" />
    <circle class="on-accent-dot" cx="213" cy="41.2" r="1" />
    <path class="strong-line" d="M206 60h88M206 72h60" />
    <circle class="ring" cx="211" cy="90" r="4" />
    <circle class="ring-fill" cx="211" cy="90" r="2.5" />
    <path class="grey-line" d="M222 90h44M206 106h72" />
    <rect class="accent" x="206" y="126" width="92" height="22" rx="5" />
    <path class="on-accent-line" d="M222 137h60" />
  </Picture>
);

export const Sees = (): JSX.Element => (
  <Picture label="Between the page and the server go requests and answers: why401 sees their address, their headers and their cookies. Passwords it knows by their length alone.">
    <rect class="sheet" x="12" y="40" width="72" height="100" rx="8" />
    <path class="line" d="M12 56h72" />
    <path class="grey-line" d="M24 72h48M24 86h32" />
    <rect class="sunken" x="24" y="102" width="48" height="16" rx="4" />
    <path class="dots" d="M32 110h.01M40 110h.01M48 110h.01M56 110h.01" />
    <rect class="sheet" x="244" y="40" width="64" height="100" rx="8" />
    <path class="line" d="M244 73h64M244 106h64" />
    <circle class="ok" cx="256" cy="57" r="3.5" />
    <circle class="ok" cx="256" cy="90" r="3.5" />
    <circle class="ok" cx="256" cy="123" r="3.5" />
    <path class="arrow" d="M92 62h144m-7-6 7 6-7 6" />
    <path class="arrow back" d="M236 122H92m7-6-7 6 7 6" />
    <g class="tags">
      <rect x="110" y="52" width="108" height="20" rx="10" />
      <text x="164" y="66">
        address
      </text>
      <rect x="110" y="82" width="108" height="20" rx="10" />
      <text x="164" y="96">
        headers
      </text>
      <rect x="110" y="112" width="108" height="20" rx="10" />
      <text x="164" y="126">
        cookies
      </text>
    </g>
    <path class="eye" d="M140 22c8-10 40-10 48 0-8 10-40 10-48 0Z" />
    <circle class="eye-ball" cx="164" cy="22" r="4.5" />
  </Picture>
);

export const Stays = (): JSX.Element => (
  <Picture label="What why401 notes stays inside the browser: masked, in its memory, gone when the browser closes. Nothing crosses its border.">
    <Window width={196} />
    <rect class="sheet raised" x="34" y="58" width="110" height="84" rx="6" />
    <path class="grey-line" d="M46 76h30M46 94h24M46 112h34" />
    <path
      class="dots"
      d="M88 76h.01M96 76h.01M104 76h.01M112 76h.01M82 94h.01M90 94h.01M98 94h.01M92 112h.01M100 112h.01M108 112h.01M116 112h.01"
    />
    <path class="lock" d="M164 96v-8a10 10 0 0 1 20 0v8" />
    <rect class="accent" x="158" y="96" width="32" height="26" rx="5" />
    <circle class="on-accent-dot" cx="174" cy="109" r="3" />
    <path class="arrow stopped" d="M215 90h12" />
    <circle class="barred" cx="242" cy="90" r="12" />
    <path class="barred" d="m234 82 16 16" />
    <path class="cloud" d="M272 104a11 11 0 0 1 0-22 15 15 0 0 1 28-4 13 13 0 0 1 6 26Z" />
  </Picture>
);
