/** The engine's world is ECMAScript alone; each universal global beyond it is declared here with its reason. */

/** Parsing and resolving addresses (WHATWG URL): in every browser, worker and Node. */
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  protocol: string;
  readonly host: string;
  hostname: string;
  readonly port: string;
  readonly origin: string;
  pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
  hash: string;
  username: string;
  password: string;
  readonly href: string;
}

/** Queries and forms (application/x-www-form-urlencoded). */
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string);
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  [Symbol.iterator](): Iterator<[string, string]>;
}

/** Base64 of Basic credentials and tokens; throws on what is not base64. */
declare function atob(data: string): string;

/** Basic credentials of an address; throws beyond octets. */
declare function btoa(data: string): string;

/** Tokens are UTF-8 within base64url. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
