/** Words of a POSIX shell. */

/** Between single quotes everything stands for itself but the quote (POSIX.1-2017 XCU §2.2.2); history expansion leaves them alone too. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** One argument a line. */
export const command = (words: readonly string[]): string => words.join(' \\\n  ');
