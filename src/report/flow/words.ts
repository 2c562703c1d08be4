/** What led to a failure, in words: the same for the diagram, the list beside it, and Mermaid. */

import type { Credential } from '../../engine/facts/credentials.ts';
import type { Flow } from '../../engine/flow/flow.ts';
import type { Party } from '../../engine/flow/parties.ts';
import type { FlowCookie, FlowStep } from '../../engine/flow/step.ts';
import { duration } from '../../engine/words.ts';
import { type Language, say } from '../words.ts';

export interface PartyWords {
  /** The host; with its scheme where that is not https. */
  readonly name: string;
  readonly role: string;
}

export interface StepWords {
  readonly step: FlowStep;
  /** Index of the party that was asked. */
  readonly to: number;
  /** What it is for: `sign-in`. */
  readonly role: string;
  /** `POST /token` */
  readonly request: string;
  /** `refresh token, cookie sid`; '' for nothing, and where it was not captured. */
  readonly carried: string;
  /** `302`, or `no answer`. */
  readonly answer: string;
  /** `a token for 1 hour, sets sid`; '' for nothing. */
  readonly brought: string;
  /** `failed here` of the hop that broke, `failed` of others, '' of all else. */
  readonly mark: string;
  /** `5 times`, or ''. */
  readonly times: string;
  /** What lies between the step before and this one: `51 minutes later`; '' for nothing worth a word. */
  readonly gap: string;
}

export interface FlowWords {
  /** The browser is not among them: it asks. */
  readonly parties: readonly PartyWords[];
  readonly steps: readonly StepWords[];
}

export function describeFlow({ parties, steps }: Flow, language?: Language): FlowWords {
  const index = new Map(parties.map(({ origin }, at) => [origin, at]));
  return {
    parties: parties.map((party) => ({ name: nameOf(party.origin), role: roleWords[party.role] })),
    steps: steps.map((step, at) => ({
      step,
      to: index.get(step.to) ?? 0,
      role: step.role === 'code' ? describeGrant(step) : stepWords[step.role],
      request: `${step.method} ${step.path}`,
      carried: describeCarried(step),
      answer: step.status === undefined ? 'no answer' : String(step.status),
      brought: describeBrought(step, language),
      mark: step.broke ? 'failed here' : step.failed ? 'failed' : '',
      times: step.times > 1 ? `${step.times} times` : '',
      gap: describeGap(steps[at - 1], step, language),
    })),
  };
}

const roleWords: Readonly<Record<Party['role'], string>> = { site: 'site', 'sign-in': 'sign-in service', api: 'API', other: 'other' };

/** `shop.example`, `http://shop.example:8080` */
const nameOf = (origin: string): string => (origin === '' ? 'unknown' : origin.replace(/^https:\/\//, ''));

const stepWords: Readonly<Record<FlowStep['role'], string>> = {
  'sign-in': 'sign-in',
  code: 'tokens',
  renewal: 'renewal',
  'sign-out': 'sign-out',
  redirect: 'redirect',
  preflight: 'preflight',
  cookie: 'cookie',
  worked: 'worked',
  failed: '',
};

const describeGrant = ({ carried: { grant } }: FlowStep): string =>
  grant === undefined || grant === 'authorization_code' ? 'code for tokens' : 'tokens';

/** More names are counted. */
const MAX_NAMES = 2;

/** `cookie sid`, `cookies sid, csrf and 3 more` */
function nameCookies(cookies: readonly FlowCookie[]): string {
  const names = [...new Set([...cookies].sort((a, b) => Number(b.holdsSignIn) - Number(a.holdsSignIn)).map(({ name }) => name))];
  return names.length === 0 ? '' : `${names.length === 1 ? 'cookie' : 'cookies'} ${listNames(names)}`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

function describeCarried({ carried: { credentials = [], cookies = [], missed } }: FlowStep): string {
  const kinds = [...new Set(credentials.map(nameCredential))];
  const without = missed.length === 0 ? '' : `without ${missed.length === 1 ? 'cookie' : 'cookies'} ${listNames(missed)}`;
  return [...kinds, without, nameCookies(cookies)].filter((each) => each !== '').join(', ');
}

/** In a word or two. */
function nameCredential({ kind, place, placeholder, jwt }: Credential): string {
  if (placeholder !== undefined) return placeholder === '' ? `empty ${place.name}` : `placeholder ${placeholder}`;
  if (place.in === 'form' && /^(?:device_)?code$/i.test(place.name)) return 'code';
  if (/refresh/i.test(place.name)) return 'refresh token';
  const names: Readonly<Record<Credential['kind'], string>> = {
    basic: 'Basic',
    digest: 'Digest',
    bearer: jwt === undefined ? 'Bearer token' : 'Bearer JWT',
    dpop: 'DPoP',
    negotiate: 'Negotiate',
    ntlm: 'NTLM',
    'api-key': 'key',
    signature: 'signature',
    token: 'token',
    'client-credentials': 'client secret',
    password: 'password',
    other: 'credential',
  };
  return names[kind];
}

function describeBrought({ to, brought: { token, cookies, location } }: FlowStep, language?: Language): string {
  const [set, gone] = [cookies.filter(({ removes }) => !removes), cookies.filter(({ removes }) => removes)];
  return [
    location === undefined ? '' : `to ${shortAddress(location, to)}`,
    token === undefined ? '' : describeToken(token, language),
    set.length === 0 ? '' : `sets ${nameCookies(set)}`,
    gone.length === 0 ? '' : `takes away ${nameCookies(gone)}`,
  ]
    .filter((each) => each !== '')
    .join(', ');
}

function describeToken({ jwt }: NonNullable<FlowStep['brought']['token']>, language?: Language): string {
  const life = jwt?.exp === undefined || jwt.iat === undefined ? 0 : (jwt.exp - jwt.iat) * 1000;
  return life > 0 ? say('a token for {life}', { life: duration(life) }, language) : 'a token';
}

/** The path alone where it stays at the same origin; never its query. */
function shortAddress(address: string, from: string): string {
  const bare = address.replace(/[?#].*$/s, '');
  return bare.startsWith(`${from}/`) ? bare.slice(from.length) : nameOf(bare);
}

/** A shorter wait is the network's. In milliseconds. */
const LEAST_GAP = 10_000;

function describeGap(before: FlowStep | undefined, step: FlowStep, language?: Language): string {
  const left = step.leftOutBefore === 0 ? '' : `${step.leftOutBefore} ${step.leftOutBefore === 1 ? 'step' : 'steps'} left out`;
  const wait = before === undefined ? 0 : step.at - (before.answeredAt ?? before.at);
  const later = wait < LEAST_GAP ? '' : say('{wait} later', { wait: duration(wait) }, language);
  return [left, later].filter((each) => each !== '').join(', ');
}

/** One step as a sentence: what a screen reader hears. */
export function writeStep(words: StepWords, parties: readonly PartyWords[]): string {
  const { gap, role, request, to, carried, answer, brought, mark, times } = words;
  const { name = '', role: who = '' } = parties[to] ?? {};
  const asked = [`${request} to ${name} (${who})`, carried === '' ? '' : `with ${carried}`, times].filter((each) => each !== '').join(', ');
  const came = [answer, brought].filter((each) => each !== '').join(', ');
  const start = [gap, role].filter((each) => each !== '').map((each) => `${each}: `);
  return `${start.join('')}${asked}. Answer: ${came}${mark === '' ? '' : `, ${mark}`}.`;
}
