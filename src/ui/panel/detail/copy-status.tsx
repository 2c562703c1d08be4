/** One place that says what became of copying, for all the buttons of a tab. */

import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { copyText } from '../../shared/clipboard.ts';

type Copy = (text: string, what: string) => Promise<boolean>;

const CopyContext = createContext<Copy>(copyText);

export function CopyStatus({ children }: { children: ComponentChildren }): JSX.Element {
  const [told, setTold] = useState('');
  const [refused, setRefused] = useState(false);
  const copy: Copy = async (text, what) => {
    setTold('');
    const copied = await copyText(text);
    setRefused(!copied);
    setTold(copied ? `Copied: ${what}` : 'The browser does not let why401 copy. Select the text and press Ctrl+C, or ⌘C on a Mac.');
    return copied;
  };
  return (
    <CopyContext.Provider value={copy}>
      {children}
      {/* The region is there before anything is said in it, as screen readers need it. */}
      <p role="status" class={refused ? 'copy-refused' : 'visually-hidden'}>
        {told}
      </p>
    </CopyContext.Provider>
  );
}

interface Props {
  readonly text: string;
  /** Whose value it is. */
  readonly name: string;
  /** What goes to the clipboard, where that is not simply the value. */
  readonly as?: 'masked' | 'secret' | undefined;
}

/** How long the button says that it did. In milliseconds. */
const SAID_MS = 2000;

export function CopyButton({ text, name, as }: Props): JSX.Element {
  const copy = useContext(CopyContext);
  const [copied, setCopied] = useState(false);
  const what = as === undefined ? 'Copy' : `Copy ${as}`;
  const press = async (): Promise<void> => {
    if (!(await copy(text, as === undefined ? name : `${name}, ${as}`))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <button type="button" class="act copy-value" onClick={() => void press()}>
      {copied ? 'Copied' : what} <span class="visually-hidden">{name}</span>
    </button>
  );
}
