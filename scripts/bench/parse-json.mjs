// @ts-check
/** What a HAR file costs a program that reads it as a whole. */

import { readFileSync } from 'node:fs';

const { log } = JSON.parse(readFileSync(/** @type {string} */ (process.argv[2]), 'utf8'));
console.log(log.entries.length);
