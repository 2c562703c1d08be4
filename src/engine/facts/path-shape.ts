/** Addresses that differ in an id alone are one kind of request. */

/** `https://a.example/orders/1842?x=1` → `https://a.example/orders/*`. */
export function pathShape(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + shapeOfPath(pathname);
}

/** The same of a path alone; what was masked in it counts as an id. */
export const shapeOfPath = (path: string): string => path.split('/').map(shapeOf).join('/');

/** What stands in the path of a parsed address where something was masked: `…`. */
export const MASKED = '%E2%80%A6';

/** Numbers, UUIDs, and what is long and has digits in it. */
const shapeOf = (segment: string): string => (segment === MASKED || /^\d+$|^(?=.*\d)[\w-]{12,}$/.test(segment) ? '*' : segment);
