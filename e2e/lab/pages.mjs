// @ts-check
/** The lab's own pages: its index, the page of each case, the sign-in page of each site. */

import { readFileSync } from 'node:fs';
import { families } from './cases.mjs';
import { perform } from './in-page.mjs';

/** @typedef {import('./types.ts').LabCase} LabCase */

const STYLE = readFileSync(new URL('lab.css', import.meta.url), 'utf8');

const MARK = `<svg width="22" height="22" viewBox="0 0 18 18" aria-hidden="true"><rect width="18" height="18" rx="5" fill="var(--accent)"/><path d="M6 7a3 3 0 1 1 4.3 2.7c-.9.4-1.3.9-1.3 1.8M9 14v.2" stroke="var(--accent-ink)" stroke-width="1.8" stroke-linecap="round" fill="none"/></svg>`;

/** @type {Record<import('./types.ts').How, string>} */
const HOW = {
  navigate: 'page',
  form: 'form',
  fetch: 'script',
  'fetch-cross-origin': 'script, other host',
  websocket: 'WebSocket',
  image: 'image',
  frame: 'frame',
};

/** @type {Record<import('./types.ts').Fix, string>} */
const FIX = {
  'sign-in-again': 'Sign in again',
  reload: 'Reload past the cache',
  'clear-cache': 'Clear this site’s cache and reload',
  'delete-cookies': 'Delete the cookies at fault and reload',
  'clear-cookies': 'Clear this site’s cookies and reload',
  'open-address': 'Open the right address',
  'clear-storage': 'Clear what this site stored and reload',
};

/** @param {unknown} text */
const asText = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} title @param {string} body @param {string} [head] */
const document = (title, body, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(title)}</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>${head}</head>
${body}</html>`;

/** @param {readonly LabCase[]} cases @param {readonly LabCase[]} byHand */
export function indexPage(cases, byHand) {
  const sections = families.map((family) => ({
    ...family,
    cases: [...cases, ...byHand].filter((each) => each.family === family.id),
  }));
  return document(
    '401 lab',
    `<body class="index">
<header><p class="brand">${MARK}<span>why401</span></p><h1>401 lab</h1>
<p class="lead">Each of these pages fails to sign in, for a reason of its own. Open one, press the why401 icon, and compare.</p>
<nav aria-label="Families"><ul>${sections.map(({ id, title, cases }) => `<li><a href="#${id}">${asText(title)} <span class="count">${cases.length}</span></a></li>`).join('')}</ul></nav></header>
<main>${sections
      .map(
        ({ id, title, about, cases }) => `
<section id="${id}" aria-labelledby="${id}-title"><div class="head"><h2 id="${id}-title">${asText(title)}</h2><p>${asText(about)}</p></div>
<ul class="cases">${cases.map(row).join('')}</ul></section>`,
      )
      .join('')}</main></body>`,
  );
}

/** @param {LabCase} each */
function row(each) {
  return `<li data-case="${each.id}"><a href="${asText(each.path)}"><span class="title">${asText(each.title)}</span>
<span class="says">${asText(each.byHand ?? each.says)}</span></a>
<span class="status" data-kind="${kind(each)}">${each.status || 'none'}</span>
<p class="tags">${each.cause ? name(each) : ''}<span>${HOW[each.how]}</span>${each.byHand ? '<span>by hand</span>' : ''}</p></li>`;
}

/** @param {LabCase} each */
const name = ({ cause, reason }) => `<code>${cause}${reason ? ` · ${reason}` : ''}</code>`;

/** An address, to be broken between its parts alone. @param {string} url */
const asAddress = (url) => asText(url.replace('http://', '')).replace(/[/.?&](?=.)/g, '$&<wbr>');

/** @param {LabCase} each */
const kind = (each) => (each.cause ? 'fail' : 'other');

/**
 * @param {LabCase} each
 * @param {import('./in-page.mjs').Step[]} steps
 * @param {{url: string, form?: Record<string, string>} | undefined} go
 * @param {string} index address of the index page
 */
export function casePage(each, steps, go, index) {
  const data = JSON.stringify([steps, go ?? null]).replaceAll('<', '\\u003c');
  const requests = steps
    .map(
      ({ method, url, headers, credentials }) => `<li><p class="request"><span class="method">${method}</span> ${asAddress(url)}</p>
${Object.entries(headers)
  .map(
    ([name, value]) =>
      `<p class="field">${asText(name)}: ${asText(value.length > 48 ? `${value.slice(0, 32)}… (${value.length})` : value)}</p>`,
  )
  .join('')}${credentials === 'include' ? '<p class="field">with cookies of that host</p>' : ''}
<p class="saw"><span>The script saw</span> <code data-saw>…</code></p></li>`,
    )
    .join('');
  return document(
    each.title,
    `<body class="case" data-case="${each.id}">
<header><p class="brand"><a class="home" href="${asText(index)}">${MARK}<span>401 lab</span></a></p></header>
<main><h1>${asText(each.title)}</h1>
<section aria-labelledby="shows"><h2 id="shows">What why401 should show</h2><p>${asText(each.says)}</p>
<p class="tags">${each.cause ? name(each) : '<span>no failure</span>'}${each.confidence ? `<span>${each.confidence}</span>` : ''}</p>
${each.hidden ? `<p class="fix">Only ${each.hidden.what} tells, which browsers show while the developer tools are open, or when why401 asks again: without it, it says ${each.hidden.first ? `<code>${each.hidden.first}</code>` : 'nothing'}.</p>` : ''}
${each.fixedBy ? `<p class="fix">Put right by <b>${FIX[each.fixedBy]}</b>.</p>` : ''}</section>
${requests ? `<section aria-labelledby="does"><h2 id="does">What this page asked for</h2><ol class="requests">${requests}</ol></section>` : ''}
${go ? `<p>This page leads on to <a href="${asText(go.url)}">${asAddress(go.url)}</a>.</p>` : `<p class="row"><button type="button" class="primary" onclick="location.reload()">Ask again</button>${each.fixedBy === 'sign-in-again' ? '<a href="/">Sign in on this site</a>' : ''}</p>`}
</main><script type="application/json" id="steps">${data}</script>
<script>addEventListener('load', () => (${perform})(...JSON.parse(document.getElementById('steps').textContent)));</script></body>`,
  );
}

/** @param {{returnTo: string, wrong: boolean}} given */
export function signInPage({ returnTo, wrong }) {
  return document(
    'Sign in',
    `<body class="site"><main><h1>Sign in to the shop</h1>
${wrong ? '<p class="wrong" role="alert">User name and password do not fit. Ada’s password is lovelace.</p>' : ''}
<form method="post" action="/login?return_to=${encodeURIComponent(returnTo)}">
<label>User name <input name="user" value="ada" autocomplete="username"></label>
<label>Password <input name="password" type="password" value="lovelace" autocomplete="current-password"></label>
<button class="primary">Sign in</button></form></main></body>`,
  );
}

/** Keeps the token as a script would, and goes back. @param {string} token @param {string} returnTo */
export function signedInPage(token, returnTo) {
  const data = JSON.stringify([token, returnTo]).replaceAll('<', '\\u003c');
  return document(
    'Signed in',
    `<body class="site"><main><h1>Signed in</h1></main><script>const [token, next] = ${data}; localStorage.setItem('token', token); location.replace(next);</script></body>`,
  );
}

/** Stores what a case begins with, as a script of an earlier visit would have, and goes on. @param {Readonly<Record<string, string>>} stored @param {string} next */
export function storingPage(stored, next) {
  const data = JSON.stringify([stored, next]).replaceAll('<', '\\u003c');
  return document(
    'An earlier visit',
    `<body class="site"><main><h1>An earlier visit</h1></main><script>const [stored, next] = ${data}; Object.assign(localStorage, stored); location.replace(next);</script></body>`,
  );
}

/** A page of the made-up shop. @param {string} html */
export const sitePage = (html) =>
  document(
    /<title>([^<]*)/.exec(html)?.[1] ?? 'The shop',
    `<body class="site"><main aria-label="The shop">${html.replace(/<title>.*?<\/title>/, '')}</main></body>`,
  );
