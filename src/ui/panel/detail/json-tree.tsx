/** JSON as a tree: arrows move and fold, Enter reveals a value; the buttons of the row that has the focus are reached by Tab. */

import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Evidence } from '../../../engine/evidence.ts';
import type { JsonPath } from '../../../engine/json-tree.ts';
import type { MaskedNode } from '../../../engine/masked-body.ts';
import { drawMore, isParent, moveInTree, openAtFirst, rowsOf, sizeOf, type TreeRow, toggleRow } from '../../state/tree-rows.ts';
import { Chevron } from './chevron.tsx';
import { Proofs } from './proof.tsx';
import { Secret } from './secret.tsx';

interface Props {
  readonly label: string;
  readonly root: MaskedNode;
  readonly onReveal: (path: JsonPath) => Promise<string | undefined>;
  /** A field of this name has nothing behind its mask. */
  readonly isLost?: (field: string) => boolean;
  /** Evidence that stands in a field of this name. */
  readonly proofsOf: (field: string) => readonly Evidence[];
}

export function JsonTree({ label, root, onReveal, isLost = () => false, proofsOf }: Props): JSX.Element {
  const [state, setState] = useState(() => openAtFirst(root));
  const [current, setCurrent] = useState('$');
  const rows = useMemo(() => rowsOf(root, state), [root, state]);
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const active = rows.find(({ key }) => key === current) ?? rows[0];

  // Before the next key: a key that came in between would be taken back.
  useLayoutEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    moved.current = false;
  }, [current, rows]);

  const toggle = (row: TreeRow): void => setState(row.more > 0 ? drawMore(state, row) : isParent(row) ? toggleRow(state, row.key) : state);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLButtonElement) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const reveal = (event.target as HTMLElement).querySelector<HTMLButtonElement>('.reveal, .hide');
      if (isParent(active) || active.more > 0) toggle(active);
      else reveal?.click();
      return;
    }
    const move = moveInTree(rows, active, event.key);
    if (!move) return;
    event.preventDefault();
    if ('toggle' in move) setState(toggleRow(state, move.toggle));
    else {
      moved.current = true;
      setCurrent(move.focus);
    }
  };

  return (
    <div class="tree" role="tree" aria-label={label} dir="ltr" ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          isActive={row === active}
          onChoose={() => setCurrent(row.key)}
          onToggle={() => toggle(row)}
          onReveal={() => onReveal(row.path)}
          isLost={row.name !== undefined && isLost(row.name)}
          proofs={row.name === undefined ? [] : proofsOf(row.name)}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
  readonly onReveal: () => Promise<string | undefined>;
  readonly isLost: boolean;
  readonly proofs: readonly Evidence[];
}

function Row({ row, isActive, onChoose, onToggle, onReveal, isLost, proofs }: RowProps): JSX.Element {
  const { level, name, node, isOpen, position, size, more } = row;
  const folds = isParent(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the tree.
    <div
      class="tree-row"
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={folds ? isOpen : undefined}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      style={{ '--level': String(level - 1) }}
      data-name={name}
      onFocus={onChoose}
      onClick={(event) => {
        if (!(event.target instanceof HTMLButtonElement) && (folds || more > 0)) onToggle();
      }}
    >
      {folds && <Chevron />}
      {name !== undefined && <span class="tree-name">{name}: </span>}
      {node === undefined ? (
        <span class="tree-more">{more.toLocaleString('en')} more</span>
      ) : (
        <Value node={node} name={name ?? `item ${position}`} isOpen={isOpen} isLost={isLost} onReveal={onReveal} />
      )}
      <Proofs proofs={proofs} />
    </div>
  );
}

interface ValueProps {
  readonly node: MaskedNode;
  readonly name: string;
  readonly isOpen: boolean;
  readonly isLost: boolean;
  readonly onReveal: () => Promise<string | undefined>;
}

function Value({ node, name, isOpen, isLost, onReveal }: ValueProps): JSX.Element {
  if (node.kind === 'value') {
    const { shown, masked, type } = node;
    return (
      <Secret name={name} shown={shown} masked={masked && !isLost} onReveal={onReveal}>
        <span class={`tree-${type}`}>{type === 'string' ? `"${shown}"` : shown}</span>
      </Secret>
    );
  }
  const [open, close, one, other] = node.kind === 'array' ? ['[', ']', 'item', 'items'] : ['{', '}', 'member', 'members'];
  const count = sizeOf(node);
  if (count === 0) return <span class="tree-brackets">{open + close}</span>;
  return (
    <span class="tree-brackets">
      {open}
      {!isOpen && '…'}
      {!isOpen && close}{' '}
      <span class="soft">
        {count.toLocaleString('en')} {count === 1 ? one : other}
      </span>
    </span>
  );
}
