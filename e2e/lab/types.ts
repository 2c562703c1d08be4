/** The lab's types; never loaded at run time. */

/**
 * Each case has a site of its own, so that no cookie and no history of one case reaches another:
 * `shop` (shop-ID.localhost) is where its page is, `pay` (pay.shop-ID.localhost) a neighbour of the same site, `api` and `id` are
 * other sites, `plain` (shop-ID.test) a host that no browser trusts over http and that needs `--host-resolver-rules`, and `real`
 * is the shop's name on the port of a server that was not written here.
 */
export type Role = 'shop' | 'pay' | 'api' | 'id' | 'plain' | 'real';
/** The origin of each role. */
export type Site = Readonly<Record<Role, string>>;

export type Confidence = 'certain' | 'likely' | 'possible';
export type Fix = 'sign-in-again' | 'reload' | 'clear-cache' | 'clear-storage' | 'delete-cookies' | 'clear-cookies' | 'open-address';
export type Family =
  | 'nothing-sent'
  | 'cookies'
  | 'malformed'
  | 'wrong-method'
  | 'rejected'
  | 'session'
  | 'not-allowed'
  | 'between'
  | 'real'
  | 'harmless';
export type How = 'navigate' | 'form' | 'fetch' | 'fetch-cross-origin' | 'websocket' | 'image' | 'frame';

/** One request that a case's page makes. */
export interface Ask {
  readonly how: 'fetch' | 'websocket' | 'image' | 'frame';
  readonly to: Role;
  readonly path: string;
  readonly method?: string;
  /** `{token}` stands for the `token` of the last JSON that was answered. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: 'omit' | 'include';
  /** Of its answer; where a preflight is refused, of that. */
  readonly status: number;
  /** Of the answer at the end of its redirects, where that is what fails. */
  readonly endsIn?: number;
  /** True where the browser asks for leave first, and is refused. */
  readonly preflight?: true;
}

/** Where a case's page leads the tab, in the end. */
export interface Go {
  readonly to: Role;
  readonly path: string;
  /** Sent by POST, as a form would. */
  readonly form?: Readonly<Record<string, string>>;
  /** `name:password` in the address. */
  readonly userinfo?: string;
  /** Of the first answer; 0 where there is none. */
  readonly status: number;
}

/** What a route answers. Pages of other sites may read it, with cookies, unless `cors` says no. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly json?: unknown;
  readonly html?: string;
  readonly text?: string;
  readonly cors?: false;
  /** The connection is cut without an answer. */
  readonly hangUp?: true;
}

/** What a route is asked. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** In the order they were sent. */
  readonly cookies: readonly (readonly [name: string, value: string])[];
  /** Its `sid` cookie is of a session that the lab knows. */
  readonly signedIn: boolean;
  /** Its Authorization is a token that the lab gave out at a sign-in. */
  readonly hasGoodToken: boolean;
  /** What the case remembers since it was started. */
  readonly memory: Set<string>;
  readonly site: Site;
}

export type Route = Answer | ((asked: Asked) => Answer);

export interface Hidden {
  readonly what: 'the answer’s body';
  readonly first: string | undefined;
}

/** A case as it is written down. */
export interface CaseSource {
  readonly id: string;
  readonly family: Family;
  /** What the page does, in plain words. */
  readonly title: string;
  /** The cause that should stand first; undefined where nothing failed to sign in. */
  readonly cause: string | undefined;
  readonly reason?: string;
  readonly confidence?: Confidence;
  /** What why401 should say, by meaning. */
  readonly says: string;
  readonly fixedBy?: Fix;
  /** What tells the cause, and why401 does not see at first; and the cause that should stand first then. */
  readonly hidden?: Hidden;
  /** Cookies that are there before: whose they are, as Set-Cookie fields. */
  readonly cookies?: readonly { readonly on: Role; readonly set: readonly string[] }[];
  /** What the page's localStorage holds before. */
  readonly stored?: (site: Site) => Readonly<Record<string, string>>;
  /** The host of the case's page, `shop` unless told. */
  readonly from?: Role;
  /** `views`: how often the page was looked at since the case was started, this time included. */
  readonly asks?: (site: Site, views: number) => readonly Ask[];
  readonly go?: (site: Site) => Go;
  /** Answers by role and path, `api /v1/orders`; `OPTIONS api /v1/orders` where a preflight is not simply granted. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** The real server that answers for the role `real`. */
  readonly server?: string;
  /** What its sign-in page gives out. */
  readonly signIn?: 'session' | 'token';
  /** It cannot perform itself: what a person, or a test, has to do. */
  readonly byHand?: string;
  /** A cookie that a test has to put into the browser, since no page of the lab can set it. */
  readonly plant?: { readonly name: string; readonly value: string; readonly role: Role; readonly secure: boolean };
}

/** A case as the lab offers it. */
export interface LabCase {
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  readonly cause: string | undefined;
  readonly reason: string | undefined;
  readonly confidence: Confidence | undefined;
  readonly how: How;
  /** What to open: `lab.url(path)`. It is a whole address, since each case is a site of its own. */
  readonly path: string;
  readonly says: string;
  readonly fixedBy: Fix | undefined;
  readonly hidden: Hidden | undefined;
  readonly byHand: string | undefined;
  /** It is at a host that needs `--host-resolver-rules=MAP *.test 127.0.0.1`. */
  readonly needsHostRules: boolean;
  readonly plant: { readonly name: string; readonly value: string; readonly url: string; readonly secure: boolean } | undefined;
  /** The status of the answer that fails; 0 where there is none. */
  readonly status: number;
  readonly site: Site;
}

/** A request that the lab got. Secrets and all: they are made up. */
export interface RecordedRequest {
  readonly method: string;
  /** With its port. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Lab {
  /** Of the index page and its neighbours, and of each real server by its name. */
  readonly origins: Readonly<Record<string, string>>;
  /** An address of the lab: `host` is one of `origins`, or a host name of its own. */
  url(path: string, host?: string): string;
  /** Cases that perform themselves when their page is opened. */
  readonly cases: readonly LabCase[];
  /** Cases that need a hand. */
  readonly byHand: readonly LabCase[];
  /** The newest 1,000. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

/** A server that was not written here, with its routes. */
export interface RealServer {
  readonly name: string;
  /** Given where each case will be. */
  readonly app: (siteOf: (caseId: string) => Site) => import('node:http').RequestListener;
  readonly cases: readonly CaseSource[];
}
