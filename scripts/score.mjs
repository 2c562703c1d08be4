// @ts-check
/** `npm run score`: how good the engine is on corpus/, with bodies and as if none had been captured. */

import { loadReadLog } from './engine.mjs';
import { command, flags, say } from './run.mjs';
import { readCorpus, score } from './scoring.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm run score [-- OPTIONS]
  --json        everything as one JSON document
  --only TEXT   cases whose name or accepted cause has TEXT in it`;

/** @typedef {import('./scoring.mjs').Score} Score */

await command(async () => {
  const given = flags({ '--json': 'flag', '--only': 'value', '--help': 'flag' }, HELP);
  if (given['--help']) {
    console.log(HELP);
    return true;
  }
  await ensureInstalled();
  const only = given['--only'] ?? '';
  const corpus = readCorpus().filter(({ name, label }) => only === true || [name, ...label.accept].some((text) => text.includes(only)));
  if (corpus.length === 0) {
    say('no case was found');
    return false;
  }
  const readLog = await loadReadLog();
  const scores = { withBodies: score(corpus, readLog, { bodies: true }), withoutBodies: score(corpus, readLog, { bodies: false }) };
  if (given['--json']) console.log(JSON.stringify(scores, null, 2));
  else print(scores);
  return true;
});

/** @param {{withBodies: Score, withoutBodies: Score}} scores */
function print({ withBodies, withoutBodies }) {
  const table = { 'with bodies': withBodies, 'without bodies': withoutBodies };
  for (const [title, result] of Object.entries(table)) {
    console.log(`\n${title}: cases that fell short`);
    for (const each of result.fellShort) console.log(`  ${each.name}: ${complaint(each)}`);
  }
  console.log(`\n${'cause'.padEnd(34)}${'with bodies'.padStart(22)}${'without'.padStart(22)}`);
  for (const cause of Object.keys(withBodies.causes).sort()) {
    console.log(cause.padEnd(34) + row(withBodies.causes[cause]).padStart(22) + row(withoutBodies.causes[cause]).padStart(22));
  }
  console.log();
  for (const [title, result] of Object.entries(table)) {
    const { cases, top1, top3, wrongCertain, forbiddenCertain, blamed, wrongReason, missed } = result;
    console.log(
      `${title}: ${cases} cases, top-1 ${percent(top1)}, top-3 ${percent(top3)}, wrong certain ${wrongCertain} (forbidden ${forbiddenCertain}),`,
    );
    console.log(`  wrong reason ${wrongReason}, no failure and shown as one ${blamed}, failure and not shown ${missed}`);
  }
}

/** @param {import('./scoring.mjs').Result} result */
function complaint({ accept, reason, verdicts, wrongCertain, listed, first }) {
  const said = verdicts.map((verdict) => `${verdict.cause}${verdict.reason ? `(${verdict.reason})` : ''} ${verdict.confidence}`).join(', ');
  const wanted = accept.length === 0 ? 'nothing certain' : accept.join(' | ') + (reason ? `(${reason})` : '');
  const notes = [
    wrongCertain.length > 0 && `WRONG CERTAIN ${wrongCertain}`,
    first && !listed && 'not shown as a failure',
    accept.length === 0 && listed && 'shown as a failure',
  ];
  return [`wanted ${wanted}; said ${said || 'nothing'}`, ...notes.filter(Boolean)].join('; ');
}

/** @param {{cases: number, first: number, inThree: number} | undefined} causes */
function row(causes) {
  return causes ? `${causes.first} (${causes.inThree}) of ${causes.cases}` : '';
}

/** Rounded down: 97 % is not reached by 96.96. @param {number} share */
function percent(share) {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
