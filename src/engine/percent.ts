/** Percent-encoding (RFC 3986 §2.1), of text that may be none. */

/** As it is where it is broken. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
