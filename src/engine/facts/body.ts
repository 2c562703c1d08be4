/** What a response's body is and says, without its text. */

export interface BodyObserved {
  readonly form: 'empty' | 'json' | 'problem' | 'xml' | 'html' | 'form' | 'text' | 'binary';
  /** Values of fields that carry a code (`error`, `code`, `__type` …), in the order they stand; identifiers and short numbers only. */
  readonly codes: readonly { readonly field: string; readonly code: string }[];
  /** HTML: the title, words on the allow list only. */
  readonly title: string | undefined;
  /** HTML: has a password field. */
  readonly signInForm: boolean;
  /** JSON: names of the top-level fields that are common words. */
  readonly fields: readonly string[];
}
