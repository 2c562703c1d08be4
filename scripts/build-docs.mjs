// @ts-check
/** `node scripts/build-docs.mjs`: writes docs/causes.md from the causes themselves; `--check` only says whether it is up to date. */

import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { at } from './paths.mjs';

/**
 * @typedef {import('../src/engine/cause.ts').Cause} Cause
 * @typedef {import('../src/engine/words.ts').Message} Message
 */

const FILE = 'docs/causes.md';

/** @returns {Promise<readonly Cause[]>} */
async function loadCauses() {
  const { module } = await runnerImport(at('src/engine/causes/index.ts'), { configFile: false, logLevel: 'error' });
  return /** @type {typeof import('../src/engine/causes/index.ts')} */ (module).causes;
}

/** @param {readonly Cause[]} causes */
function write(causes) {
  const generic = causes.filter(({ meta }) => meta.generic).map(({ meta }) => link(meta.id));
  return `${[
    '# The causes',
    'Written by `scripts/build-docs.mjs` from `src/engine/causes`: change it there.',
    `Where several are found, the more certain stands first, then the one that stands first here. ${generic.join(', ')} only name the result: they step back where another says why. \`{name}\` stands for what was found.`,
    ['| cause | what has happened | looks at |', '| --- | --- | --- |', ...causes.map(writeRow)].join('\n'),
    ...causes.flatMap(writeCause),
  ].join('\n\n')}\n`;
}

/** @param {string} id */
const link = (id) => `[${id}](#${id})`;

/** @param {Cause} cause */
const writeRow = ({ meta }) => `| ${link(meta.id)} | ${meta.title} | ${meta.needs.join(', ') || 'whatever there is'} |`;

/** @param {Cause} cause */
function writeCause({ meta, messages }) {
  return [
    `## ${meta.id}`,
    `**${meta.title}.** ${meta.explain}`,
    ...Object.entries(messages).map(writeMessage),
    ['For visitors:', ...meta.advice.visitor.map((step, index) => `${index + 1}. ${step}`)].join('\n'),
    ['For developers:', ...meta.advice.developer.map((step, index) => `${index + 1}. ${step}`)].join('\n'),
    `Next time: ${meta.prevent}`,
    `See ${meta.specs.join(', ')}.${meta.fixes.length > 0 ? ` Fixes: ${meta.fixes.map((fix) => `\`${fix}\``).join(', ')}.` : ''}`,
  ];
}

/** @param {[string, Message]} entry */
const writeMessage = ([id, { title, visitor, developer }]) => `- \`${id}\`${title ? ` (${title})` : ''}: ${visitor}\n  \n  ${developer}`;

const written = write(await loadCauses());
if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(at(FILE), 'utf8') === written;
  if (!isCurrent) console.error(`${FILE} is not what the causes say: run node scripts/build-docs.mjs`);
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(at(FILE), written);
}
