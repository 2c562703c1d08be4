/**
 * True for names that people give (`accessToken`, `MY_API_KEY`, `Custom-Scheme`): words of one case, that could be spoken, nearly
 * without digits. Nothing random reads like this.
 */
export function readsAsWords(text: string): boolean {
  if (text.length > 60 || !/^[A-Za-z][\w -]*$/.test(text) || text.replace(/\D/g, '').length > 2) return false;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return words.length <= 8 && letters >= words.length * 2.5 && words.every(isSpeakable);
}

const isSpeakable = (word: string): boolean =>
  word.length >= 2 &&
  word.length <= 14 &&
  /^(?:[A-Z]?[a-z]*|[A-Z]+)$/.test(word) &&
  (word.length < 5 || /[aeiouy]/i.test(word)) &&
  !/[^aeiouy]{6}/i.test(word);
