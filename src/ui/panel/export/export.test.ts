import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../engine/diagnose.ts';
import { readChanges } from '../../../engine/facts/changes.ts';
import { gatherFacts } from '../../../engine/facts/gather.ts';
import { buildExchange, NOW } from '../../../engine/testing/build.ts';
import { bearer, expired } from '../../../engine/testing/tokens.ts';
import type { ExportedFile } from '../../exporter.ts';
import { describeMaskedFile, describeWholeFile, warnOfFile } from '../../words/export-words.ts';
import { nameOf } from './choice.ts';
import { contextOf, writeReport } from './report-text.ts';

const token = expired(60);
const failure = buildExchange({ requestHeaders: bearer(token) });
const worked = buildExchange({ at: NOW - 5000, status: 200 });
const elsewhere = buildExchange({ id: 'elsewhere', at: NOW - 4000, url: 'https://other.example/', status: 200 });
const others = [worked, elsewhere, failure];
const store = {
  diagnosisOf: (exchange: typeof failure) => diagnose(exchange, { others }),
  gather: (exchange: typeof failure) => gatherFacts(exchange, others),
  changesOf: (exchange: typeof failure) => readChanges(gatherFacts(exchange, others)),
};

describe('what goes along', () => {
  it('is what the failure is held against, and nothing of other sites', () => {
    expect(contextOf([failure], store)).toEqual([worked]);
    expect(contextOf([failure, worked], store)).toEqual([]);
  });
});

describe('the reports', () => {
  it('are those of the command line, without secrets', () => {
    const later = { ...failure, id: 'later' };
    const json = writeReport('json', 'shop', [failure, later], store);
    const { file, failures } = JSON.parse(json);
    expect([file, failures.map(({ entry, status }: { entry: number; status: number }) => [entry, status])]).toEqual([
      'shop',
      [
        [0, 401],
        [1, 401],
      ],
    ]);
    expect(failures[0].verdicts[0].cause).toBe('token-expired');
    const markdown = writeReport('markdown', 'shop', [failure, later], store);
    expect(markdown).toContain('# Why the sign-in failed: `shop`');
    expect(writeReport('markdown', 'shop', [failure], store)).toContain('**What was sent**');
    for (const text of [json, markdown]) expect(text).not.toContain(token.slice(0, 12));
  });

  it('are named by the site and the time of the newest', () => {
    expect(nameOf({ format: 'markdown', which: 'all', withSecrets: false }, [elsewhere, failure])).toBe(
      'why401-api.example.com-2026-03-17T08-14.md',
    );
    expect(nameOf({ format: 'har', which: 'all', withSecrets: false }, [])).toBe('why401.har');
  });
});

describe('the receipt', () => {
  const file: ExportedFile = {
    text: '',
    secrets: [
      { kind: 'cookie', distinct: 3, places: 8 },
      { kind: 'token', distinct: 2, places: 2 },
      { kind: 'password', distinct: 1, places: 1 },
    ],
    failures: 14,
    before: 1,
    withoutOriginal: 12,
  };

  it('counts what was removed', () => {
    expect(describeMaskedFile(file)).toEqual([
      '6 values removed, from 11 places: 3 cookies, 2 tokens, and 1 password.',
      '14 failures in it, and 1 request that they are held against.',
    ]);
    expect(describeMaskedFile({ ...file, secrets: [], failures: 1, before: 0 })).toEqual([
      'There was no secret to remove.',
      '1 failure in it.',
    ]);
  });

  it('says before it is saved what is in it, and afterwards what is not', () => {
    expect(warnOfFile(file)).toBe('This contains 3 cookies, 2 tokens, and 1 password in clear. Whoever has the file can sign in as you.');
    expect(describeWholeFile(file)).toContain(
      'Of 12 older failures, only what why401 had read was written: the original is no longer kept.',
    );
  });
});
