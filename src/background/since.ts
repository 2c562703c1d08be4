/** Which requests came after a page's own. */

/**
 * Browsers number their requests as they begin, and no clock that is set meanwhile changes that. What has no number counts as later; what
 * was not heard of has its page's own, with more behind a point.
 */
export const isSince = (requestId: string, page: { readonly requestId: string | undefined } | undefined): boolean =>
  !(numberOf(requestId) < numberOf(page?.requestId));

const numberOf = (id: string | undefined): number => Number(/^(\d{1,15})(?:\.|$)/.exec(id ?? '')?.[1] ?? Number.NaN);
