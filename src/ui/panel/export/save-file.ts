/** A text as a file of the user's, without a permission: the browser saves what a link leads to (HTML §4.6.6). */

export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click was answered.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** However long a prompt for the file's place is open. In milliseconds. */
const KEPT_MS = 10 * 60_000;
