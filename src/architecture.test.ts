/** The import table: who may import whom. A folder that is not listed may not exist. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));

interface Row {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const table: Readonly<Record<string, Row>> = {
  engine: { folders: [], packages: ['tldts'] },
  har: { folders: ['engine'], packages: ['valibot'] },
  report: { folders: ['engine'], packages: [] },
  cli: { folders: ['engine', 'har', 'report'], packages: ['node:*'] },
  platform: { folders: ['engine'], packages: ['webextension-polyfill'] },
  capture: { folders: ['engine', 'platform'], packages: [] },
  storage: { folders: ['engine', 'platform'], packages: ['valibot'] },
  fixes: { folders: ['engine', 'platform'], packages: [] },
  messaging: { folders: ['engine', 'platform'], packages: ['valibot'] },
  background: { folders: ['engine', 'platform', 'capture', 'storage', 'fixes', 'messaging'], packages: [] },
  ui: { folders: ['engine', 'report'], packages: ['preact', 'preact/*', '@preact/signals', 'virtua'] },
  surfaces: {
    folders: ['engine', 'har', 'report', 'platform', 'messaging', 'storage', 'ui'],
    packages: ['preact', 'preact/*', '@preact/signals'],
  },
};

/** Types of the polyfill name the extension API's shapes; they are gone from the built code. */
const typesAnywhere = ['webextension-polyfill'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  /** By `import()`, when it is first needed. */
  readonly isLater: boolean;
}

const pattern = /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(file: string, source: string): Import[] {
  return [
    ...[...source.matchAll(pattern)].map((match) => ({ from: file, to: match[3] ?? '', typeOnly: match[2] !== undefined, isLater: false })),
    ...[...source.matchAll(dynamic)].map((match) => ({ from: file, to: match[1] ?? '', typeOnly: false, isLater: true })),
  ];
}

/** Why an import may not stand, or undefined. */
function refusal({ from, to, typeOnly }: Import): string | undefined {
  const folder = from.split('/')[0] as string;
  const row = table[folder];
  if (!row) return `${from}: the folder ${folder} is not in the table`;
  if (to.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(from), to)).split('/')[0] as string;
    return target === folder || row.folders.includes(target) || to.endsWith('.css')
      ? undefined
      : `${from}: ${folder} may not import ${target}`;
  }
  const named = row.packages.some((name) => name === to || (name.endsWith('*') && to.startsWith(name.slice(0, -1))));
  return named || (typeOnly && typesAnywhere.includes(to)) ? undefined : `${from}: ${folder} may not import the package ${to}`;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'testing' ? [] : sourceFiles(path);
    return /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name) ? [path] : [];
  });
}

describe('the import table', () => {
  const files = sourceFiles(root).map((path) => relative(root, path).replaceAll('\\', '/'));
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

  test('was held against real files and imports', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test('sees what is loaded when it is first needed', () => {
    expect(imports).toContainEqual({ from: 'surfaces/panel/exporter.ts', to: '../../har/write/export.ts', typeOnly: false, isLater: true });
  });

  test('holds', () => {
    expect(imports.flatMap((found) => refusal(found) ?? [])).toEqual([]);
  });

  test.each([
    ['engine/x.ts', '../platform/browser.ts'],
    ['engine/x.ts', 'preact'],
    ['engine/x.ts', 'node:fs'],
    ['capture/x.ts', '../storage/ring.ts'],
    ['ui/x.tsx', '../messaging/client.ts'],
    ['surfaces/popup/x.tsx', '../../background/main.ts'],
    ['storage/x.ts', 'webextension-polyfill'],
    ['utils/x.ts', '../engine/cause.ts'],
  ])('refuses %s importing %s', (from, to) => {
    expect(refusal({ from, to, typeOnly: false, isLater: false })).toBeDefined();
  });

  test('the background has its work loaded when there is some, and not before', () => {
    const ofBackground = imports.filter(({ from }) => /^background\/[^/]+$/.test(from));
    expect(ofBackground.length).toBeGreaterThan(20);
    expect(ofBackground.filter(({ to, typeOnly, isLater }) => to.startsWith('./on-demand/') && !typeOnly && !isLater)).toEqual([]);
  });

  test('every folder is in the table, and every row has a folder', () => {
    const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());
    expect(folders.filter((name) => !(name in table))).toEqual([]);
  });
});
