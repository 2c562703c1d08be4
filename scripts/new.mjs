// @ts-check
/** `npm run new -- <id>`: the files of a new cause, with the places to fill. Until they are filled the tests name them. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './paths.mjs';
import { Advice, command, say } from './run.mjs';

const HELP = `Usage: npm run new -- ID
ID: lower-case words of the failing state, joined by hyphens: token-expired.`;

/** @param {string} id */
const causeSource = (id) => `/** What the server or the browser did, in a sentence. */

import { defineCause } from '../cause.ts';
import { fromAnswer, fromSaid } from '../evidence.ts';
import { heard, refusesCaller } from '../facts/caller.ts';

export default defineCause({
  meta: {
    id: '${id}',
    title: '',
    explain: '',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: { visitor: [], developer: [] },
    prevent: '',
    specs: [],
  },
  messages: {
    saidSo: { visitor: '', developer: '' },
  },
  examine(facts) {
    const said = heard(facts, 'credential-missing');
    if (!refusesCaller(facts) || said === undefined) return undefined;
    return { message: 'saidSo', confidence: 'certain', evidence: [fromSaid(said), ...fromAnswer(facts)] };
  },
});
`;

/** @param {string} id @param {string} name */
const testSource = (id, name) => `import { testCause } from '../testing/cause-cases.ts';
import ${name} from './${id}.ts';

testCause(${name}, {
  found: [],
  ruledOut: [],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
`;

/** Imports stand in the order of the alphabet, the list in the order of the verdicts. @param {string} index @param {string} id @param {string} name */
function addToIndex(index, id, name) {
  const line = `import ${name} from './${id}.ts';`;
  const imports = index.match(/^import \w+ from '\.\/.*$/gm) ?? [];
  const next = imports.find((each) => (each.split("'")[1] ?? '') > `./${id}.ts`);
  const imported = next ? index.replace(next, `${line}\n${next}`) : index.replace(imports.at(-1) ?? '', `${imports.at(-1)}\n${line}`);
  return imported.replace('export const causes: readonly Cause[] = [\n', `$&  ${name},\n`);
}

await command(async () => {
  const [id, ...rest] = process.argv.slice(2);
  if (id === '--help') {
    console.log(HELP);
    return true;
  }
  if (id === undefined || rest.length > 0 || !/^[a-z]+(?:-[a-z]+)+$/.test(id)) throw new Advice(HELP);
  const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const folder = 'src/engine/causes';
  if (existsSync(at(`${folder}/${id}.ts`))) throw new Advice(`${folder}/${id}.ts is there already.`);

  writeFileSync(at(`${folder}/${id}.ts`), causeSource(id));
  writeFileSync(at(`${folder}/${id}.test.ts`), testSource(id, name));
  writeFileSync(at(`${folder}/index.ts`), addToIndex(readFileSync(at(`${folder}/index.ts`), 'utf8'), id, name));
  say(`${folder}/${id}.ts and its test are there; it stands first in index.ts: move it before what is more general.`);
  say('then: a case in e2e/lab/families, node scripts/build-docs.mjs, npm run check, npm test -- --unit');
  return true;
});
