/** `/` and Ctrl+F lead to the filter, but from where one writes. */

import { useEffect } from 'preact/hooks';

export function useFilterKeys(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const writes = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"]), textarea, select');
      if (!isFind && !(isSlash && !writes)) return;
      event.preventDefault();
      // The developer tools would search in themselves.
      event.stopPropagation();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [input]);
}
