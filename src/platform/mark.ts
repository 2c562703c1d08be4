/** What tells a request of ours from the page's own: a fragment, which rules and events have and servers never get. */

/** What each mark begins with. */
export const MARK = '#why401-';

export const isMarked = (url: string): boolean => url.includes(MARK);
