/** Control characters, and marks that turn the direction of writing, would break out of the line, or be obeyed by a terminal. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
