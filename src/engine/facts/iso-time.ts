/** Times as ISO 8601 writes them (RFC 3339). */

const isoTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Milliseconds since the epoch, of a day its beginning in UTC; undefined for all else. */
export function parseIsoTime(text: string): number | undefined {
  const at = isoTime.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
