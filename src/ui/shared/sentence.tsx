/** A sentence with code and quotes set apart. */

import type { JSX } from 'preact';
import type { Params, Template } from '../../engine/words.ts';
import { type Part, parts } from '../../report/words.ts';
import { useLanguage } from './reader.ts';

/** Long codes break at their joints, and inside a word only where nothing else is left. */
export function Code({ text }: { text: string }): JSX.Element {
  return (
    <code dir="auto" class={text.length <= SHORT ? 'whole' : ''}>
      {withBreaks(text)}
    </code>
  );
}

/** Up to this length, in characters, a code goes to the next line as a whole. */
const SHORT = 40;

export function withBreaks(text: string): (string | JSX.Element)[] {
  return text.split(/(?<=[/?&=;,_])(?=[^/?&=;,_\s])/).flatMap((piece, index) => (index === 0 ? [piece] : [<wbr key={index} />, piece]));
}

export function Parts({ parts }: { parts: readonly Part[] }): JSX.Element {
  return <>{parts.map(writePart)}</>;
}

function writePart({ kind, text }: Part, index: number): JSX.Element | string {
  switch (kind) {
    case 'code':
      return <Code key={index} text={text} />;
    case 'quote':
      return <q key={index}>{text}</q>;
    case 'time':
      return (
        <span key={index} class="nowrap">
          {text}
        </span>
      );
    case 'text':
      return text;
  }
}

export function Sentence({ template, params }: { template: Template; params?: Params }): JSX.Element {
  return <Parts parts={parts(template, params, useLanguage())} />;
}
