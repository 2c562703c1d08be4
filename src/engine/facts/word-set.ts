/** A set of words from a text with blanks between them: long lists stay readable. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
