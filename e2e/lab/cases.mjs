// @ts-check
/** Every case of the lab, and the families in which its index page lists them. */

import { between, harmless } from './families/between.mjs';
import { cookies } from './families/cookies.mjs';
import { malformed } from './families/malformed.mjs';
import { notAllowed } from './families/not-allowed.mjs';
import { nothingSent } from './families/nothing-sent.mjs';
import { rejected } from './families/rejected.mjs';
import { session } from './families/session.mjs';
import { expressJwt } from './servers/express-jwt.mjs';
import { expressSession } from './servers/express-session.mjs';
import { httpAuth } from './servers/http-auth.mjs';
import { oidcProvider } from './servers/oidc-provider.mjs';
import { passportHttp } from './servers/passport-http.mjs';

/** @type {{id: import('./types.ts').Family, title: string, about: string}[]} */
export const families = [
  { id: 'nothing-sent', title: 'Nothing was sent', about: 'The request carried nothing that says who is asking.' },
  { id: 'cookies', title: 'The cookie stayed behind', about: 'A sign-in was there once, in a cookie that did not arrive as it should.' },
  { id: 'malformed', title: 'What was sent is broken', about: 'A header went out, and it holds no credential that anyone could read.' },
  { id: 'wrong-method', title: 'The wrong way to sign in', about: 'The server asks for one way; the request used another.' },
  { id: 'rejected', title: 'What was sent is refused', about: 'A well-formed password, token or key that the server would not have.' },
  { id: 'session', title: 'The session is over', about: 'The server no longer knows the session, or the form does not fit it.' },
  { id: 'not-allowed', title: 'Known, but not allowed', about: 'The sign-in is good, and it is not enough for this.' },
  { id: 'between', title: 'Between you and the server', about: 'A cache, a proxy, a gateway, or the server itself.' },
  { id: 'real', title: 'Real servers', about: 'Well-known server software, answering in its own words.' },
  { id: 'harmless', title: 'No sign-in failure', about: 'why401 should blame nothing here, and say what the difference is.' },
];

export const realServers = [expressSession, expressJwt, oidcProvider, httpAuth, passportHttp];

/** @type {readonly import('./types.ts').CaseSource[]} */
export const sources = [
  ...nothingSent,
  ...cookies,
  ...malformed,
  ...rejected,
  ...session,
  ...notAllowed,
  ...between,
  ...realServers.flatMap(({ name, cases }) => cases.map((source) => ({ ...source, server: name }))),
  ...harmless,
];
