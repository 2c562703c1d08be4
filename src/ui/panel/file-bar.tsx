/** Which file is looked at, how far it is read, and what was wrong with it. */

import type { JSX } from 'preact';
import { writeSize } from '../../report/words.ts';
import type { FileLog } from '../file-log.ts';
import { useLanguage } from '../shared/reader.ts';

interface Props {
  readonly file: FileLog;
  /** Of all files that were chosen, which is shown; one at a time. */
  readonly names: readonly string[];
  readonly index: number;
  readonly onFile: (index: number) => void;
  /** Where closing leads. */
  readonly closes: string;
  readonly onClose: () => void;
}

export function FileBar({ file, names, index, onFile, closes, onClose }: Props): JSX.Element {
  const language = useLanguage();
  const { state, read, entries, judged, problem, warnings } = file.progress.value;
  const rows = file.rows.value.length;
  return (
    <section class="file-bar" aria-label="File" data-file={state}>
      {names.length > 1 ? (
        <select
          aria-label={`Which of ${names.length} files`}
          value={String(index)}
          onChange={(event) => onFile(Number(event.currentTarget.value))}
        >
          {names.map((name, place) => (
            <option key={place} value={String(place)}>
              {name} ({place + 1} of {names.length})
            </option>
          ))}
        </select>
      ) : (
        <strong>
          <bdi>{file.name}</bdi>
        </strong>
      )}
      <span>
        {writeSize(file.size, language)}, {entries === 1 ? '1 request' : `${entries} requests`}
      </span>
      {state === 'reading' && <progress aria-label="Read" value={read} max={Math.max(1, file.size)} />}
      {state === 'cancelled' && <span>Cancelled: what was read until then is shown.</span>}
      {judged < rows && state !== 'reading' && (
        <span>
          {judged} of {rows} explained
        </span>
      )}
      {(state === 'reading' || state === 'judging') && (
        <button type="button" onClick={file.cancel}>
          Cancel
        </button>
      )}
      {problem !== undefined && (
        <span class="fails" role="alert">
          {problem}
        </span>
      )}
      {warnings.length > 0 && (
        <details class="menu">
          <summary>{warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}</summary>
          <ul class="menu-box">
            {warnings.map((warning, index) => (
              <li key={index}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" class="close" onClick={onClose}>
        {closes}
      </button>
    </section>
  );
}
