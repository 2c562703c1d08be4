import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../engine/settings.ts';
import { isOfSettings, loadNoted, loadSettings, mergeSettings, noteManaged, readFile, saveSettings, writeFile } from './settings.ts';
import { createMemoryArea } from './testing/memory-area.ts';

const good = {
  addedStatuses: [404, 598],
  ignoredStatuses: [429],
  leftOutSites: ['*.bank.example', 'intranet'],
  keepDays: 7,
  revealSeconds: 60,
  theme: 'dark',
} as const;

describe('what is kept', () => {
  test('nothing: all is as it is by default', () => {
    for (const data of [undefined, null, 'text', 7, [], {}])
      expect(mergeSettings(data, undefined)).toEqual({ settings: defaultSettings, locked: [], bad: [] });
  });

  test('what was saved is read back', async () => {
    const area = createMemoryArea();
    await saveSettings(area, { theme: 'dark', keepDays: 3 });
    await saveSettings(area, { keepDays: 5 });
    expect((await loadSettings(area, undefined)).settings).toEqual({ ...defaultSettings, theme: 'dark', keepDays: 5 });
    expect([...area.items.values()]).toEqual([{ theme: 'dark', keepDays: 5, version: 1 }]);
  });

  test('of another version, what is known is taken', () => {
    for (const version of [undefined, 0, 2, 'x']) {
      const { settings, bad } = mergeSettings({ ...good, version, tomorrow: true }, undefined);
      expect(settings).toEqual(good);
      expect(bad).toEqual([]);
    }
  });

  test.each([
    ['keepDays', 31],
    ['keepDays', -1],
    ['keepDays', 1.5],
    ['keepDays', '7'],
    ['revealSeconds', 20],
    ['theme', 'pink'],
    ['theme', null],
    ['leftOutSites', 'bank.example'],
    ['addedStatuses', { 0: 404 }],
  ])('a bad %s (%j) falls back and is named, and the others stay', (name, value) => {
    const { settings, bad } = mergeSettings({ ...good, [name]: value }, undefined);
    expect(settings).toEqual({ ...good, [name]: defaultSettings[name as keyof typeof defaultSettings] });
    expect(bad.map((each) => each.name)).toEqual([name]);
  });

  test('of a list the good entries stay, and each bad one is named', () => {
    const { settings, bad } = mergeSettings(
      {
        addedStatuses: [404, 200, 401, 403, '404', 404.5],
        ignoredStatuses: [403, 401],
        leftOutSites: ['intranet', 'https://x.example/', 5],
      },
      undefined,
    );
    expect(settings).toMatchObject({ addedStatuses: [404], ignoredStatuses: [403], leftOutSites: ['intranet'] });
    expect(bad).toEqual([
      ...['200', '401', '403', '404', '404.5'].map((value) => ({ name: 'addedStatuses', value })),
      { name: 'ignoredStatuses', value: '401' },
      { name: 'leftOutSites', value: 'https://x.example/' },
      { name: 'leftOutSites', value: '5' },
    ]);
  });

  test('a list without end is cut', () => {
    const { settings } = mergeSettings({ leftOutSites: Array.from({ length: 600 }, (_, index) => `h${index}`) }, undefined);
    expect(settings.leftOutSites).toHaveLength(500);
  });

  test('a change of it is known from other changes', () => {
    expect(isOfSettings('local', ['settings'])).toBe(true);
    expect(isOfSettings('local', ['paused'])).toBe(false);
    expect(isOfSettings('session', ['settings'])).toBe(false);
    expect(isOfSettings('managed', ['theme'])).toBe(true);
  });
});

describe('what an organisation sets', () => {
  test('wins, and is locked; the rest is the user’s', () => {
    const { settings, locked } = mergeSettings(good, { keepDays: 0, leftOutSites: ['*.corp.example'] });
    expect(settings).toEqual({ ...good, keepDays: 0, leftOutSites: ['*.corp.example'] });
    expect(locked).toEqual(['leftOutSites', 'keepDays']);
  });

  test('what is bad of it is named, and locks nothing', () => {
    const { settings, locked, bad } = mergeSettings(good, { theme: 'pink', showWelcome: false });
    expect(settings).toEqual(good);
    expect(locked).toEqual([]);
    expect(bad).toEqual([{ name: 'theme', value: 'pink' }]);
  });

  test('comes from an area of its own, beside the user’s', async () => {
    const [local, managed] = [createMemoryArea(), createMemoryArea()];
    await saveSettings(local, { theme: 'light', keepDays: 2 });
    await managed.set({ theme: 'dark' });
    expect(await loadSettings(local, managed)).toMatchObject({ settings: { theme: 'dark', keepDays: 2 }, locked: ['theme'] });
  });

  test('an area that cannot be read is one that sets nothing, as in Firefox', async () => {
    const refusing = { get: () => Promise.reject(new Error('Managed storage manifest not found')) };
    expect(await loadSettings(createMemoryArea(), refusing)).toEqual({ settings: defaultSettings, locked: [], bad: [] });
  });
});

test('what was managed last holds until the browser says what is managed now', async () => {
  const [local, managed] = [createMemoryArea(), createMemoryArea()];
  await saveSettings(local, { keepDays: 2 });
  await managed.set({ theme: 'dark', keepDays: 99 });
  await noteManaged(local, await loadSettings(local, managed));
  expect(await loadNoted(local)).toMatchObject({ settings: { theme: 'dark', keepDays: 2 }, locked: ['theme'] });
  await noteManaged(local, await loadSettings(local, undefined));
  expect(await loadNoted(local)).toMatchObject({ settings: { theme: 'browser', keepDays: 2 }, locked: [] });
});

describe('a file', () => {
  test('comes back as it was written', () => {
    expect(readFile(writeFile(good))).toEqual({ values: good, bad: [], isNewer: false });
  });

  test('of a newer version says so, and what is bad in it is named', () => {
    const text = JSON.stringify({ 'why401-settings': { version: 9, theme: 'dark', keepDays: 99 } });
    expect(readFile(text)).toEqual({ values: { theme: 'dark' }, bad: [{ name: 'keepDays', value: '99' }], isNewer: true });
  });

  test.each(['', '{', 'null', '[]', '{}', '{"why401-settings": 5}', '{"log": {"entries": []}}'])('%j is none', (text) => {
    expect(() => readFile(text)).toThrow(/This (?:is no JSON file|JSON file holds no settings)/);
  });
});
