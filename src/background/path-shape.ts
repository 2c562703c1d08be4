/** Addresses that differ in an id alone are one kind of request. */

/** `https://a.example/orders/1842?x=1` → `https://a.example/orders/*`. */
export function pathShape(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname.split('/').map(shapeOf).join('/');
}

/** Numbers, UUIDs, and what is long and has digits in it. */
const shapeOf = (segment: string): string => (/^\d+$|^(?=.*\d)[\w-]{12,}$/.test(segment) ? '*' : segment);
