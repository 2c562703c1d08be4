// @ts-check
/** Before anything is painted: the theme that was chosen when a page of ours was last open (src/surfaces/appearance.ts). */

try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
} catch {
  // A browser that keeps nothing for pages: the theme comes a moment later.
}
