/** Which requests came after a page's own. */

/** Browsers number their requests as they begin, and no clock that is set meanwhile changes that. What has no number counts as later. */
export const isSince = (requestId: string, page: { readonly requestId: string | undefined } | undefined): boolean =>
  !(numberOf(requestId) < numberOf(page?.requestId));

const numberOf = (id: string | undefined): number => (id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN);
