/** The line of code or configuration that puts it right, for whoever writes the page or the server. */

import type { JSX } from 'preact';
import type { Line } from '../../report/guides/lines/line.ts';
import { Copyable } from './copyable.tsx';
import { Sentence } from './sentence.tsx';

export function Lines({ lines }: { lines: readonly Line[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <div class="lines">
      {lines.map(({ what, code, language }) => (
        <div key={code} data-line={language}>
          <Copyable label={<Sentence template={what} />} text={code} />
        </div>
      ))}
    </div>
  );
}
