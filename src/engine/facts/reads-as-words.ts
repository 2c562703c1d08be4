/** True for names that people give (`accessToken`, `MY_API_KEY`, `Custom-Scheme`): nothing random reads like this. */
export function readsAsWords(text: string): boolean {
  if (text.length > 60 || !/^[A-Za-z][\w -]*$/.test(text)) return false;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const digits = text.replace(/\D/g, '').length;
  return digits <= 2 && words.length <= 8 && letters >= words.length * 2.5 && words.every((word) => word.length <= 14);
}
