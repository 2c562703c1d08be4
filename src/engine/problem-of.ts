/** What went wrong, as a sentence: errors of ours are thrown with one. */
export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
