/** Names of headers and fields are few, and each comes with every request: what a name means is worked out once. */

/** So many are remembered; a hostile page may send new ones for ever. */
const MAX_NAMES = 1000;
/** Longer ones are read anew. In characters. */
const MAX_LENGTH = 80;

/** The same function, with what it said of earlier names remembered. */
export function byName<Meaning>(read: (name: string) => Meaning): (name: string) => Meaning {
  const known = new Map<string, { readonly meaning: Meaning }>();
  return (name) => {
    const before = known.get(name);
    if (before) return before.meaning;
    const meaning = read(name);
    if (known.size >= MAX_NAMES) known.clear();
    if (name.length <= MAX_LENGTH) known.set(name, { meaning });
    return meaning;
  };
}
