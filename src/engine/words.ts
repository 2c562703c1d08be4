/** Words as data: a finding names a message and gives typed parameters; `report/` writes them in the reader's language. */

/** A value in a message. Times in milliseconds since the epoch, durations in milliseconds (sign ignored). */
export type Param =
  | { readonly kind: 'text'; readonly text: string }
  /** Verbatim: a header, a cookie's name, a claim. */
  | { readonly kind: 'code'; readonly text: string }
  /** What the server said, in quotation marks. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'count'; readonly n: number; readonly one: string; readonly other: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Undefined is the same as left out. */
export type Params = Readonly<Record<string, Param | undefined>>;

export const text = (value: string): Param => ({ kind: 'text', text: value });
export const code = (value: string): Param => ({ kind: 'code', text: value });
export const quote = (value: string): Param => ({ kind: 'quote', text: value });
export const time = (at: number): Param => ({ kind: 'time', at });
export const duration = (ms: number): Param => ({ kind: 'duration', ms });
/** `count(3, 'cookie', 'cookies')` reads "3 cookies". */
export const count = (n: number, one: string, other: string): Param => ({ kind: 'count', n, one, other });
export const list = (items: readonly string[]): Param => ({ kind: 'list', items });

/**
 * `{name}` in a template stands for the parameter of that name; what stands between backticks is verbatim (a header, a claim).
 * `{site}` and `{host}`, the registrable domain and the host of the failed request, are given to every verdict's words; `{flushDns}` is
 * what the reader's device does to look addresses up anew, a command or "restart it".
 */
export type Template = string;

/** One message of a cause, for its two readers. */
export interface Message {
  /** Instead of the cause's own title. */
  readonly title?: Template;
  /** What happened and what it means, without jargon; then what to do, in the imperative. One or two sentences. */
  readonly visitor: Template;
  /** The header, the claim, the number, the section. */
  readonly developer: Template;
  /** Steps instead of the cause's own advice. */
  readonly advice?: Partial<Advice>;
}

/** Steps in order of least cost. */
export interface Advice {
  readonly visitor: readonly Template[];
  readonly developer: readonly Template[];
}
