/** What a clause means: what is said of what, with the turns of "not" and "no". */

import type { Clause, Hit } from './clauses.ts';
import { type Concept, isState, isSubject, isTurnable, type State, type Subject, type Turnable } from './concepts.ts';
import type { Meaning } from './said.ts';

/** A state, or what "not" made of its opposite. */
type Condition = State | 'notFound' | 'notAllowed';

/** `{ condition: 'expired', of: 'token' }`: what is said of what. */
interface Statement {
  readonly condition: Condition;
  readonly of: Subject | undefined;
}

/** What "not" makes of a word. */
const opposites: Readonly<Record<Turnable, Condition>> = {
  valid: 'invalid',
  found: 'notFound',
  known: 'unknown',
  match: 'mismatch',
  provided: 'missing',
  active: 'inactive',
  verified: 'blocked',
  checked: 'failed',
  signedIn: 'unauthenticated',
  allowed: 'notAllowed',
  held: 'missing',
  supported: 'unsupported',
};

const each = (conditions: string, ...meanings: Meaning[]): Readonly<Record<string, readonly Meaning[]>> =>
  Object.fromEntries(conditions.split(' ').map((condition) => [condition, meanings]));

type Table = Readonly<Partial<Record<Subject, Readonly<Record<string, readonly Meaning[]>>>>>;

/** Of whatever else a clause speaks: where one of these is said to be at fault, that is what is meant. The first that fits counts. */
const leading: Table = {
  csrf: each(
    'expired invalid missing required notFound unknown mismatch malformed failed denied notAllowed used insufficient blocked',
    'csrf',
  ),
  cookieCheck: each('failed invalid', 'csrf'),
  dpop: each(
    'expired invalid missing required notFound unknown mismatch malformed failed used unsupported denied notAllowed future',
    'dpop-proof',
  ),
  mfa: each('expired invalid missing required notFound unknown mismatch failed insufficient used inactive blocked', 'step-up'),
  freshToken: each('required missing', 'step-up'),
  sso: each('required missing', 'step-up'),
  certificate: each('missing required notFound unknown invalid failed', 'client-certificate'),
  refresh: {
    ...each(
      'expired invalid notFound unknown mismatch malformed failed revoked used inactive denied blocked future',
      'refresh-token-invalid',
    ),
    ...each('missing required', 'credential-missing'),
  },
  code: each('expired invalid notFound unknown mismatch malformed failed revoked used missing', 'code-invalid'),
  client: each('invalid notFound unknown mismatch failed missing unsupported blocked notAllowed expired denied', 'client-invalid'),
  audience: each('invalid mismatch notFound unknown missing notAllowed failed denied unsupported required', 'token-wrong-audience'),
  issuer: each('invalid mismatch notFound unknown missing notAllowed failed denied unsupported', 'token-wrong-issuer'),
  scope: each('insufficient missing required notFound unknown notAllowed mismatch invalid denied', 'scope-missing'),
  tokenType: each('invalid mismatch notAllowed unsupported denied', 'token-wrong-type'),
  expClaim: each('failed invalid mismatch', 'token-expired'),
  timeClaim: each('failed invalid mismatch future', 'token-not-yet-valid'),
  permission: each('insufficient missing required notAllowed denied notFound unknown', 'forbidden'),
  origin: each('notAllowed denied invalid mismatch blocked unsupported notFound unknown', 'origin-not-allowed'),
  ip: each('notAllowed denied blocked invalid unsupported', 'firewall'),
  route: each('notFound unknown missing invalid mismatch', 'wrong-url'),
};

/** What is said of each of these by itself. */
const plain: Table = {
  token: {
    ...each('expired', 'token-expired'),
    ...each('invalid failed mismatch used unknown', 'token-invalid'),
    ...each('missing required notFound', 'credential-missing'),
    ...each('malformed', 'credential-malformed'),
    ...each('revoked blocked', 'token-revoked'),
    ...each('future', 'token-not-yet-valid'),
    ...each('inactive', 'token-invalid-or-expired'),
    ...each('denied', 'token-invalid'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  key: {
    ...each('expired', 'api-key-expired'),
    ...each('invalid failed notFound unknown mismatch malformed revoked blocked inactive denied', 'api-key-invalid'),
    ...each('missing required', 'api-key-missing'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  session: {
    ...each('expired invalid notFound unknown inactive revoked blocked mismatch used malformed', 'session-expired'),
    ...each('missing required', 'sign-in-required'),
  },
  password: {
    ...each('invalid mismatch failed notFound unknown', 'wrong-password'),
    ...each('expired', 'account-blocked'),
  },
  user: {
    ...each('notFound unknown missing invalid failed mismatch', 'wrong-password'),
    ...each('blocked inactive', 'account-blocked'),
    ...each('unauthenticated', 'sign-in-required'),
    ...each('required', 'user-required'),
  },
  account: {
    ...each('notFound unknown missing invalid', 'wrong-password'),
    ...each('blocked inactive expired', 'account-blocked'),
  },
  emailAddress: each('blocked', 'account-blocked'),
  subscription: each('expired inactive missing required blocked', 'account-blocked'),
  credentials: {
    ...each('invalid failed mismatch denied unknown', 'wrong-password', 'token-invalid'),
    ...each('missing required notFound', 'credential-missing'),
    ...each('malformed', 'credential-malformed'),
    ...each('expired', 'token-expired'),
    ...each('revoked blocked', 'token-revoked'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  authentication: {
    ...each('required', 'sign-in-required'),
    ...each('missing', 'credential-missing'),
    ...each('expired', 'token-expired', 'session-expired'),
    ...each('invalid', 'wrong-password', 'token-invalid'),
    ...each('malformed', 'credential-malformed'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  authorization: {
    ...each('missing notFound unknown', 'credential-missing'),
    ...each('malformed', 'credential-malformed'),
    ...each('expired', 'token-expired'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  authorizationHeader: {
    ...each('missing notFound unknown required', 'credential-missing'),
    ...each('invalid malformed failed', 'credential-malformed'),
    ...each('unsupported', 'scheme-unsupported'),
  },
  login: {
    ...each('failed invalid denied', 'wrong-password'),
    ...each('required missing', 'sign-in-required'),
    ...each('expired', 'session-expired'),
  },
  scheme: each('invalid unsupported mismatch missing malformed notAllowed notFound unknown', 'scheme-unsupported'),
  access: each('denied missing notAllowed invalid blocked', 'forbidden'),
  link: { ...each('expired', 'link-expired'), ...each('future', 'time-skew') },
  bareClient: each('invalid notFound unknown', 'client-invalid'),
  headerPlace: each('malformed', 'credential-malformed'),
};

/** Phrases that mean one thing by themselves. */
const phrases: Readonly<Partial<Record<Concept, Meaning>>> = {
  rate: 'rate-limited',
  large: 'cookies-too-large',
  network: 'network-sign-in',
  csrfCode: 'csrf',
  skew: 'time-skew',
  linkTime: 'link-expired',
  userWanted: 'user-required',
  passwordChanged: 'token-revoked',
  newPassword: 'account-blocked',
  unconfirmed: 'account-blocked',
  fresh: 'step-up',
  badShape: 'credential-malformed',
  schemeUnwanted: 'scheme-unsupported',
  signWrong: 'signature-mismatch',
  signInWrong: 'wrong-password',
  wrongType: 'token-wrong-type',
  otherAudience: 'token-wrong-audience',
  serverFault: 'server-fault',
  unverified: 'account-blocked',
  keyWanted: 'api-key-missing',
  unpaid: 'account-blocked',
};

/** What is only a consequence: left out where the reason is said as well. */
const consequences: ReadonlySet<Meaning> = new Set(['forbidden', 'sign-in-required']);

/** More than that the token is invalid. */
const reasons: ReadonlySet<Meaning> = new Set([
  ...(['token-expired', 'token-not-yet-valid', 'token-revoked', 'token-signature-invalid', 'token-wrong-audience'] as const),
  ...(['token-wrong-issuer', 'token-wrong-type', 'token-invalid-or-expired', 'credential-malformed', 'scheme-unsupported'] as const),
  ...(['dpop-proof', 'time-skew', 'credential-missing'] as const),
]);

/** What is left of several meanings that were given together: the reasons, where there are any. */
export function withoutConsequences(meanings: ReadonlySet<Meaning>): ReadonlySet<Meaning> {
  const all = [...meanings];
  const isReason = (meaning: Meaning): boolean => !consequences.has(meaning);
  const isNamed = all.some((meaning) => reasons.has(meaning)) && !meanings.has('wrong-password');
  return new Set(
    all.filter((meaning) => {
      if (meaning === 'token-invalid') return !isNamed;
      if (meaning === 'token-expired') return !meanings.has('token-revoked') && !meanings.has('token-invalid-or-expired');
      return isReason(meaning) || !all.some(isReason);
    }),
  );
}

/**
 * `context`: what the clause is about where it does not say so itself. Several meanings where the words leave several open, none
 * where they mean nothing.
 */
export function readMeanings(clause: Clause, context: Subject | undefined): Set<Meaning> {
  const { hits, words } = clause;
  const has: Has = (...wanted) =>
    hits.some(({ concept }) => wanted.includes(concept)) || (context !== undefined && wanted.includes(context));
  const found = new Set<Meaning>();
  if (tellsPlace(has, words)) found.add('credential-misplaced');
  if (isHint(words) || isOfParser(clause) || isOfSetUp(clause)) return found;

  const statements = readStatements(clause, context);
  const conditions = new Set(statements.map(({ condition }) => condition));
  const one = (...wanted: readonly Condition[]): boolean => wanted.some((condition) => conditions.has(condition));
  const bad = statements.length > 0;

  for (const { concept } of hits) {
    const meaning = phrases[concept];
    if (meaning) found.add(meaning);
  }
  if (has('firewall') && !has('account', 'user', 'token', 'key', 'session', 'password', 'csrf')) found.add('firewall');
  if (has('csrf') && has('firewall')) found.add('csrf');
  if (has('keyService') && !has('signingKey') && (has('outage') || one('failed') || (one('expired') && isTimeOut(words)))) {
    return found.add('server-fault');
  }
  if (has('time') && bad && !has('expClaim', 'timeClaim', 'future') && !one('revoked')) found.add('time-skew');
  if (has('applicationToken') && one('notAllowed', 'unsupported', 'denied')) found.add('user-required');
  if (has('otherEnvironment') && !has('key')) found.add('token-wrong-issuer');
  // "You signed in on another device", and not "please use another device".
  if (has('signedOutElsewhere') && has('login', 'signedIn', 'signInAgain', 'session', 'token', 'account', 'revoked') && !has('must'))
    found.add('token-revoked');
  if (has('signInWanted', 'unauthenticated')) found.add('sign-in-required');
  if (has('login', 'signedIn') && has('must') && !one('failed', 'invalid')) found.add('sign-in-required');
  if (one('unauthenticated')) found.add('sign-in-required');
  if (has('signingKey') && one('failed') && words.some((word) => fetching.has(word))) return found.add('server-fault');
  if (has('forbidden')) found.add('forbidden');
  if (has('tooLarge') && has('headerPlace', 'link') && !words.some((word) => otherParts.has(word))) found.add('cookies-too-large');
  if (isOfOneKind(hits) && has('allowed', 'valid', 'supported')) found.add('token-wrong-type');
  if (has('idToken') && one('notAllowed', 'unsupported')) found.add('token-wrong-type');
  if (has('certificate') && one('expired', 'revoked')) return words.includes('client') ? found.add('client-certificate') : found;

  const led = readLeading(clause, statements, has);
  // "You do not have access to this endpoint": it is there.
  if (has('access') && one('missing')) led.delete('wrong-url');
  if (refusesPlace(clause, conditions)) return found.add('credential-misplaced');
  if (led.size > 0) return new Set([...found].filter((meaning) => !consequences.has(meaning)).concat(...led));
  for (const meaning of readPlain(clause, statements, has)) found.add(meaning);
  // "Too many failed logins" counts them, and "temporarily locked after too many" is as much a limit as it is a lock.
  if (found.has('rate-limited')) found.delete('wrong-password');
  const isForAWhile = found.has('rate-limited') && words.includes('temporarily');
  if (found.size === 0 && one('notAllowed')) found.add('forbidden');
  if (found.has('forbidden') && has('ip')) return new Set<Meaning>(['firewall']);
  // "Locked after too many failed attempts": the attempts are history.
  if (found.has('account-blocked'))
    for (const meaning of ['rate-limited', 'wrong-password', 'sign-in-required'] as const) found.delete(meaning);
  if (found.has('user-required')) found.delete('scheme-unsupported');
  return isForAWhile ? found.add('rate-limited') : found;
}

/** "Please sign in again": the sign-in is over, where nothing else is said. */
export const asksAgain = ({ hits, words }: Clause): boolean =>
  !isHint(words) &&
  (hits.some(({ concept }) => concept === 'signInAgain') ||
    (hits.some(({ concept }) => concept === 'signInWanted' || concept === 'login') && hits.some(({ concept }) => concept === 'again')));

/** "Only access tokens are allowed". */
const isOfOneKind = (hits: readonly Hit[]): boolean =>
  hits.some(
    ({ concept, end }) =>
      concept === 'onlyThese' &&
      hits.some((hit) => (hit.concept === 'token' || hit.concept === 'refresh') && hit.at >= end && hit.at - end < 3),
  );

/** "The key must be sent in the header X", "use the Bearer scheme". */
const tellsPlace = (has: Has, words: readonly string[]): boolean =>
  !has('dpop') &&
  ((has('placing', 'must', 'pleaseProvide') &&
    has('headerPlace', 'authorizationHeader') &&
    (has('token', 'key', 'bareKey', 'credentials') || (has('authorizationHeader') && words.some((word) => placing.has(word))))) ||
    (has('must') && has('scheme')));

/** "Tokens in the query string are not accepted", "passing keys as query parameters is no longer supported". */
function refusesPlace({ hits, words, text }: Clause, conditions: ReadonlySet<Condition>): boolean {
  const isRefused =
    conditions.has('notAllowed') ||
    conditions.has('unsupported') ||
    /no longer (?:accepted|allowed|permitted|supported)/i.test(text) ||
    (conditions.has('invalid') && /accept/i.test(text) && !hits.some(({ concept }) => concept === 'invalid'));
  const place = hits.find(({ concept, at }) => (concept === 'headerPlace' || concept === 'link') && isWay(words, at));
  return isRefused && place !== undefined && hits.some(({ concept }) => secrets.has(concept));
}

/** What is put in a place. */
const secrets: ReadonlySet<Concept> = new Set(['token', 'jwt', 'key', 'bareKey', 'credentials', 'idToken']);

/** "*In the* query string", "*as a* parameter", "*via* cookies". */
const isWay = (words: readonly string[], at: number): boolean =>
  /(?:^| )(?:in|as|via|through|by|within|inside|im|als|dans|en|no|na|nel|w)(?: (?:the|a|an|url|uri|request|der|dem|la|le|el|o))?$/.test(
    words.slice(Math.max(0, at - 2), at).join(' '),
  );

/** "Use the Authorization header" tells where to put something; that the header is required, only that it is missing. */
const placing = new Set(['use', 'using', 'via', 'instead', 'in', 'inside', 'through']);

type Has = (...wanted: readonly Concept[]) => boolean;

/** "The introspection timed out", and not "the token service says that it expired". */
const isTimeOut = (words: readonly string[]): boolean => words.some((word) => /^time(?:d|out)?$|^超时$|^タイムアウト$/.test(word));

/** What a server does to have the keys that tokens are checked with; not to find the right one among them. */
const fetching = new Set(['fetch', 'fetching', 'download', 'downloading', 'load', 'loading']);

/** What else of a request may be too large. */
const otherParts = new Set(['entity', 'body', 'payload', 'uri', 'url', 'file', 'content']);

/** "If your session has expired", "Make sure that your key is valid": said to everybody. */
const isHint = (words: readonly string[]): boolean =>
  /^(?:please )?(?:if|when|make sure(?! to (?:set|send|provide|include|pass|add|supply|specify)\b)|ensure|check (?:your|that|the|if|whether)|see|read|learn|forgot|wenn|falls|si|se(?! (?:requiere|necesita|ha|debe|produjo)\b)|als|jesli|если)\b/.test(
    words.slice(0, 5).join(' '),
  );

/** "Invalid token at line 3, column 14": of a text that was to be read, and of nobody's sign-in. */
const isOfParser = ({ text, hits }: Clause): boolean =>
  /\b(?:line|row|column|col|position|offset|pos)[ :=]{1,3}\d/i.test(text) &&
  hits.some(({ concept }) => concept === 'token') &&
  !hits.some(({ concept }) => ofCredentials.has(concept));

/** "Two-factor setup not started", "OTP length must be 6": of a form in which a second factor is set up. */
const isOfSetUp = ({ words, hits }: Clause): boolean =>
  words.some((word) => ofSetUp.has(word)) && hits.some(({ concept }) => concept === 'mfa');

const ofSetUp = new Set(['setup', 'length', 'format', 'characters']);

/** What is named beside a token that shows who is calling. */
const ofCredentials = new Set<Concept>(['jwt', 'idToken', 'authorizationHeader', 'signature', 'refresh', 'csrf', 'session', 'credentials']);

function readLeading(clause: Clause, statements: readonly Statement[], has: Has): Set<Meaning> {
  const conditions = new Set(statements.map(({ condition }) => condition));
  const named = Object.entries(leading).filter(([subject]) => has(subject as Subject));
  // "Invalid API key, IP, or permissions": one of a list, and the key stands first.
  const isList = has('or') && has('key');
  const fitting = named
    .filter(([subject]) => !isList || (subject !== 'ip' && subject !== 'permission'))
    .filter(([subject]) => subject !== 'client' || !isBesideApiKey(clause, has))
    // "You may not access audience 5": a list of people.
    .filter(([subject]) => subject !== 'audience' || !isAccessed(clause))
    .filter(([, table]) => [...conditions].some((condition) => Object.hasOwn(table, condition)));
  // "Invalid token type: use the access token, not the refresh token": what is said to be at fault, before what is named along with it.
  const isSaidOf = ([subject, table]: (typeof fitting)[number]): boolean =>
    subject === 'tokenType' && statements.some(({ of, condition }) => of === subject && Object.hasOwn(table, condition));
  const first = fitting.find(isSaidOf) ?? fitting[0];
  if (!first) return has('mfa') && !has('password') && isOnly(has) ? new Set(['step-up']) : new Set();
  if (first[0] === 'client' && has('token') && conditions.has('mismatch')) return new Set(['token-wrong-audience']);
  const both = first[0] === 'refresh' ? fitting.filter(([subject]) => subject === 'refresh' || subject === 'code') : [first];
  return new Set(both.flatMap(([, table]) => [...conditions].flatMap((condition) => table[condition] ?? [])));
}

/** "Access to this audience": what is behind it, and no claim. */
const isAccessed = (clause: Clause): boolean =>
  clause.hits.some(
    ({ concept, at }) =>
      concept === 'audience' &&
      clause.hits.some((hit) => hit.concept === 'access' && hit.end <= at && at - hit.end <= 2 && !isCut(clause, hit.end, at)),
  );

/** "Invalid application id or API key": the id only says whose key it is. */
const isBesideApiKey = ({ words }: Clause, has: Has): boolean =>
  has('or') && has('key') && words.some((word) => word === 'api' || word === 'apikey');

/** "Two-factor": named, and nothing else is said. */
const isOnly = (has: Has): boolean => !has('allowed', 'valid', 'found', 'verified');

function readPlain(clause: Clause, statements: readonly Statement[], has: Has): Set<Meaning> {
  const { hits } = clause;
  const found = new Set<Meaning>();
  const isTokenNamed = hits.some(({ concept }) => concept === 'token');
  for (const subject of new Set(statements.map(({ of }) => of))) {
    const said = new Set(statements.filter(({ of }) => of === subject).map(({ condition }) => condition));
    if (has('either') && (subject === 'credentials' || subject === 'password')) continue;
    // "Error validating access token: the session has expired": one and the same.
    const isTokens = subject === 'session' && isTokenNamed && (said.has('expired') || said.has('revoked'));
    for (const meaning of readSubject(isTokens ? 'token' : subject, said, clause, has)) found.add(meaning);
  }
  if (found.has('token-not-yet-valid') || !hits.some(({ concept }) => concept === 'future')) return found;
  return has('token', 'jwt', 'credentials') ? found.add('token-not-yet-valid') : found;
}

function readSubject(subject: Subject | undefined, said: ReadonlySet<Condition>, clause: Clause, has: Has): readonly Meaning[] {
  if (subject === undefined) return [];
  if (subject === 'signature' || subject === 'signingKey') return readSignature(subject, said, has, clause);
  if (subject === 'bareKey') {
    const isSigning = has('jwt', 'signature', 'signingKey') || (has('token') && has('checked'));
    return isSigning ? readSignature('signingKey', said, has, clause) : meaningsOf('key', said);
  }
  if (subject === 'client') return isBesideApiKey(clause, has) ? meaningsOf('key', said) : [];
  if (subject === 'nonce') return readNonce(said, has);
  // "Request timestamp expired": a clock is wrong, and no link is over.
  if (subject === 'link' && said.has('expired') && has('time')) return ['time-skew'];
  if (subject === 'jwt' || subject === 'idToken') return readSubject('token', said, clause, has);
  if (subject === 'token') {
    if (said.has('inactive') && has('jwt')) return ['token-not-yet-valid'];
    if (has('or')) return readAlternatives(said);
    if (said.has('notFound') && has('elsewhereStored')) return ['token-invalid'];
    if ((said.has('malformed') && !said.has('expired')) || (said.has('invalid') && has('format'))) return ['credential-malformed'];
  }

  if (subject === 'credentials' && said.has('invalid') && has('format')) return ['credential-malformed'];
  // "Lacks valid authentication credentials" is what a 401 means (RFC 9110 §15.5.2), of none as of wrong ones.
  if (subject === 'credentials' && said.has('missing') && has('valid')) return ['sign-in-required'];
  if (subject === 'credentials' && said.has('missing') && said.size > 1) return meaningsOf('credentials', without(said, 'missing'));
  const meanings = meaningsOf(subject, said);
  const isPersons = subject === 'credentials' && has('user', 'login', 'account', 'password', 'elsewhereStored');
  if (isPersons) return meanings.filter((meaning) => meaning !== 'token-invalid');
  if (subject === 'authentication' && said.has('failed') && has('user', 'password')) return ['wrong-password'];
  return meanings;
}

/** "Missing, invalid or expired": which of them is not told. */
function readAlternatives(said: ReadonlySet<Condition>): readonly Meaning[] {
  const rest = said.size > 1 ? without(without(said, 'missing'), 'notFound') : said;
  const overBefore = rest.has('expired') || rest.has('revoked');
  return rest.size > 1 && overBefore ? ['token-invalid-or-expired'] : rest.size > 1 ? ['token-invalid'] : meaningsOf('token', rest);
}

const without = (said: ReadonlySet<Condition>, condition: Condition): ReadonlySet<Condition> =>
  new Set([...said].filter((other) => other !== condition));

/** Of a token or of a request: what else is named decides. */
function readSignature(subject: Subject, said: ReadonlySet<Condition>, has: Has, clause: Clause): readonly Meaning[] {
  const { words } = clause;
  if (said.has('expired') && words.some((word) => addresses.has(word))) return ['link-expired'];
  if (said.has('expired')) return has('requestSigned', 'skew') ? ['time-skew'] : ['token-expired', 'time-skew'];
  const isWrong = (
    ['invalid', 'failed', 'mismatch', 'malformed', 'notFound', 'unknown', 'missing', 'required', 'unsupported', 'notAllowed'] as const
  ).some((condition) => said.has(condition));
  if (!isWrong) return [];
  if (subject === 'signingKey') return has('signature', 'token', 'jwt', 'checked', 'signingKey') ? ['token-signature-invalid'] : [];
  // "The token's signature … algorithm HmacSHA256": how it is made says nothing of whose it is.
  if (has('requestSigned') && !has('jwt') && !isOfToken(clause)) return ['signature-mismatch'];
  return has('token', 'jwt', 'signingKey', 'idToken') ? ['token-signature-invalid'] : ['token-signature-invalid', 'signature-mismatch'];
}

/** What is signed in itself is named right before its signature. */
const isOfToken = ({ hits }: Clause): boolean =>
  hits.some(
    ({ concept, end }) => tokens.has(concept) && hits.some((hit) => hit.concept === 'signature' && hit.at >= end && hit.at - end <= 1),
  );

const tokens: ReadonlySet<Concept> = new Set<Concept>(['token', 'jwt', 'idToken']);

/** What a link is called; a "request" may be signed in its headers. */
const addresses = new Set(['url', 'link', 'uri']);

function readNonce(said: ReadonlySet<Condition>, has: Has): readonly Meaning[] {
  if (said.has('expired') || said.has('used')) return has('headerPlace') ? ['csrf'] : ['nonce-stale'];
  return said.has('invalid') || said.has('failed') || said.has('missing') ? ['csrf'] : [];
}

/** More than that it is invalid, where more is said. */
function meaningsOf(subject: Subject, said: ReadonlySet<Condition>): readonly Meaning[] {
  const all = [...said].flatMap((condition) => plain[subject]?.[condition] ?? []);
  const precise = all.filter((meaning) => meaning !== 'token-invalid' && meaning !== 'wrong-password');
  return precise.length > 0 ? precise : all;
}

/** How far "not" reaches, in words. */
const REACH = 5;

function readStatements(clause: Clause, context: Subject | undefined): Statement[] {
  const { hits } = clause;
  const statements: Statement[] = [];
  const done = new Set<Hit>();
  const say = (condition: Condition, hit: Hit): void => {
    done.add(hit);
    statements.push({ condition, of: isOfSomethingElse(condition, hit, clause) ? undefined : (subjectOf(hit, clause) ?? context) });
  };
  hits.forEach((hit, index) => {
    if (done.has(hit)) return;
    const ahead = hits.slice(index + 1, index + 12).filter(({ at }) => at - hit.end < REACH && !isCut(clause, hit.end, at));
    if (hit.concept === 'no') {
      const subject = ahead.find(({ concept }) => isSubject(concept));
      if (subject) {
        statements.push({ condition: 'missing', of: lastOfRun(subject, clause) });
        for (const other of hits) if (other.at > hit.at && other.at - subject.end < REACH + 1 && isTurnable(other.concept)) done.add(other);
        return;
      }
    }
    if (hit.concept === 'no' || hit.concept === 'not') {
      const next =
        ahead.find(({ concept }) => isTurnable(concept) && concept !== 'allowed' && concept !== 'held') ??
        ahead.find(({ concept }) => isTurnable(concept));
      const state = ahead.find(({ concept }) => isState(concept));
      const verb = hits[index - 1];
      // "Heeft niet de vereiste scope": the verb stands before its "not".
      if (next === undefined && state?.concept === 'required' && verb?.concept === 'held' && hit.at - verb.end < 2) {
        done.add(state);
        say('missing', verb);
      } else if (state && (!next || state.at < next.at)) done.add(state);
      else if (next && isTurnable(next.concept)) say(opposites[next.concept], next);
      return;
    }
    if (isTurnable(hit.concept)) {
      const after = hits.slice(index + 1, index + 4).find(({ concept, at }) => concept === 'notAfter' && at - hit.end < 2);
      if (after) say(opposites[hit.concept], hit);
    } else if (isState(hit.concept) && !(hit.concept === 'blocked' && isAhead(clause, hit))) say(hit.concept, hit);
    else if (hit.concept === 'pleaseProvide' && ahead[0]?.concept !== 'valid') say('required', hit);
  });
  return statements;
}

/** "Two attempts left before your account is locked", "will be locked": it is not, yet. */
const isAhead = ({ words }: Clause, { at }: Hit): boolean =>
  !/^(?:un|pending|awaiting|not$)/.test(words[at] ?? '') &&
  words.slice(Math.max(0, at - 6), at).some((word) => warnings.has(word)) &&
  !words.slice(0, at).includes('has');

const warnings = new Set('before will shall bevor wird avant sera antes voordat wordt zanim будет'.split(' '));

const isCut = ({ breaks }: Clause, from: number, to: number): boolean => {
  for (let at = from; at <= to; at += 1) if (breaks.has(at)) return true;
  return false;
};

/** Words that end what an adjective before them belongs to. */
const dividers = new Set(
  'for by of in from to with at when on please and is are was were has have the your this fur von im in por para de en du des da do per di van voor dla для'.split(
    ' ',
  ),
);

/** "Expired token" or "the token has expired": what follows at once, else the nearest before, else the next one. */
function subjectOf(state: Hit, clause: Clause): Subject | undefined {
  const { hits, words } = clause;
  const named = hits.filter(({ concept }) => isSubject(concept));
  const subjects = named.some(({ concept }) => concept !== 'headerPlace')
    ? named.filter(({ concept }) => concept !== 'headerPlace')
    : named;
  const after = subjects.find(({ at }) => at >= state.end);
  const earlier = subjects.filter(({ end }) => end <= state.at);
  // "Your account may not log in: it is disabled": of what the clause began with.
  const isIt = words.slice(Math.max(0, state.at - 3), state.at).includes('it');
  const before = isIt ? earlier[0] : (earlier.findLast(({ at }) => !isAside(words, at)) ?? earlier.at(-1));
  const between = after ? words.slice(state.end, after.at) : [];
  const others = hits.filter(({ at, concept }) => after && at >= state.end && at < after.at && !isState(concept) && concept !== 'or');
  const isAdjective =
    after !== undefined &&
    between.length <= 5 &&
    !between.some((word) => dividers.has(word)) &&
    !others.some(({ concept }) => concept !== 'valid');
  if (after && isAdjective && !isCutBefore(clause, state, after)) return lastOfRun(after, clause);
  if (before) return before.concept as Subject;
  return after && after.at - state.end <= 8 ? lastOfRun(after, clause) : undefined;
}

/** "The … of the token is not valid": what of it is not known, so nothing is said of the token itself. */
const isOfSomethingElse = (condition: Condition, state: Hit, { hits, words }: Clause): boolean => {
  if (condition !== 'invalid' || hits.some(({ concept }) => concept === 'format')) return false;
  const subjects = hits.filter(({ concept }) => isSubject(concept));
  const [only] = subjects;
  if (only === undefined || subjects.length > 1 || only.end > state.at || !isTokenLike.has(only.concept)) return false;
  return only.at >= 2 && genitive.test(words.slice(Math.max(0, only.at - 2), only.at).join(' '));
};

const isTokenLike: ReadonlySet<Concept> = new Set<Concept>(['token', 'jwt', 'idToken']);
const genitive = /(?:^| )(?:of(?: (?:the|this|your|a|an))?|des|du|del|della|do|da|van(?: het| de)?)$/;

/** "Included *in the request*". */
const isAside = (words: readonly string[], at: number): boolean => asides.test(words.slice(Math.max(0, at - 2), at).join(' '));
const asides =
  /(?:^| )(?:in|for|of|with|on|by|from|von|im|des|dans|de|en|du|del|della|dello|do|da|van)(?: (?:the|this|that|your|a|an|der|dem|la|le|el|o|het))?$/;

/** "Invalid, expired or revoked token" is one list. */
const isCutBefore = (clause: Clause, state: Hit, subject: Hit): boolean =>
  isCut(clause, state.end, subject.at) && !clause.hits.some(({ at, concept }) => at > state.at && at < subject.at && isState(concept));

/** Of "authentication token" the token is meant. */
function lastOfRun(first: Hit, { hits, breaks }: Clause): Subject {
  let last = first;
  for (const hit of hits) {
    // "Missing x-api-key header": the key is, and the header is only where it goes.
    if (hit.at === last.end && isSubject(hit.concept) && hit.concept !== 'headerPlace' && !breaks.has(hit.at)) last = hit;
  }
  return last.concept as Subject;
}
