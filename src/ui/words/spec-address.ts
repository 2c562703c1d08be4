/** `RFC 7519 §4.1.4` → where it is written; undefined for other documents. */
export function specAddress(spec: string): string | undefined {
  const [, number, section] = /^RFC (\d{1,5})(?: §([\d.]+))?$/.exec(spec) ?? [];
  if (number === undefined) return undefined;
  return `https://www.rfc-editor.org/rfc/rfc${number}${section === undefined ? '' : `#section-${section.replace(/\.$/, '')}`}`;
}
