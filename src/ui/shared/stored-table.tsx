/** What a page stored, and a fix takes away: by name, and whether an undo puts it back. */

import type { JSX } from 'preact';
import type { StoredItem } from '../../engine/fix.ts';
import { kindNames } from '../words/fix-words.ts';
import { LongList } from './long-list.tsx';
import { Code } from './sentence.tsx';

export function StoredTable({ items }: { items: readonly StoredItem[] }): JSX.Element {
  // Where it scrolls, what is lost must not be out of sight.
  const lostFirst = [...items].sort((a, b) => Number(a.comesBack) - Number(b.comesBack));
  return (
    <LongList length={items.length} label="What goes">
      <table class="what-goes stored-that-goes">
        <caption>{items.length === 1 ? 'This goes' : `These ${items.length} stored items go`}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kept in</th>
            <th scope="col">Undo</th>
          </tr>
        </thead>
        <tbody>
          {lostFirst.map(({ kind, name, comesBack }) => (
            <tr key={`${kind} ${name}`}>
              <td>
                <Code text={name} />
              </td>
              <td>{kindNames[kind]}</td>
              <td>{comesBack ? 'comes back' : 'is lost'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </LongList>
  );
}
