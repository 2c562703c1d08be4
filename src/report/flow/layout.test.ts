import { describe, expect, test } from 'vitest';
import { readFlow } from '../../engine/flow/flow.ts';
import { buildExchange } from '../../engine/testing/build.ts';
import { layOut } from './layout.ts';
import { describeFlow, type FlowWords } from './words.ts';

const [model] = describeFlow(readFlow(buildExchange(), [])).steps as [FlowWords['steps'][number]];
const step = (more: Partial<FlowWords['steps'][number]> = {}): FlowWords['steps'][number] => ({ ...model, mark: '', ...more });
const parties = (...names: readonly string[]): FlowWords['parties'] => names.map((name) => ({ name, role: 'site' }));
const wide = { width: 900, size: 11 };
const narrow = { width: 340, size: 11 };

/** As the font draws them at most, in pixels. */
const widthOf = ({ strong, soft }: { strong: string; soft: string }, size: number): number =>
  (strong.length * 0.61 + (soft.length + (soft ? 1 : 0)) * 0.56) * size;

describe('a sequence', () => {
  const words: FlowWords = {
    parties: parties('shop.example', 'id.example', 'api.shop.example'),
    steps: [step({ to: 1 }), step({ to: 0, gap: '51 minutes later' }), step({ to: 2, mark: 'failed here' })],
  };

  test.each([wide, narrow])('stands within its room, one step below the other: $width px', (room) => {
    const layout = layOut(words, room);
    expect(layout.width).toBe(room.width);
    const xs = layout.parties.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs.at(-1)).toBeLessThan(room.width);
    let y = layout.top;
    for (const { y: at, height, out, back, gap, asked, answered } of layout.steps) {
      expect(at).toBeGreaterThanOrEqual(y);
      if (gap) expect(gap.y).toBeLessThan(at);
      expect([asked.y, out.y, answered.y, back?.y]).toEqual([asked.y, out.y, answered.y, back?.y].sort((a, b) => Number(a) - Number(b)));
      expect(out.y).toBeGreaterThan(at);
      expect(back?.y).toBeLessThan(at + height);
      y = at + height;
    }
    expect(layout.height).toBeGreaterThanOrEqual(y);
  });

  test('each arrow goes from the browser to whom was asked, and back', () => {
    const { parties: placed, steps } = layOut(words, wide);
    expect(steps.map(({ out }) => [out.from, out.to])).toEqual([2, 1, 3].map((index) => [placed[0]?.x, placed[index]?.x]));
    expect(steps.map(({ back }) => back?.to)).toEqual([1, 2, 3].map(() => placed[0]?.x));
  });

  test('no arrow comes back where nobody answered', () => {
    const { steps } = layOut({ ...words, steps: [step({ answer: 'no answer', step: { ...model.step, status: undefined } })] }, wide);
    expect(steps[0]?.back).toBeUndefined();
  });
});

describe('long words', () => {
  const long = step({
    request: `GET /${'a-long-way/'.repeat(30)}end.json`,
    carried: `Bearer JWT, cookies ${'a-long-name-of-a-cookie, '.repeat(8)}`,
    answer: '302',
    brought: `to ${'/elsewhere'.repeat(40)}`,
    mark: 'failed here',
  });

  test.each([wide, narrow, { width: 900, size: 22 }])('are cut to fit: $width px, letters of $size', (room) => {
    const [placed] = layOut({ parties: parties('shop.example'), steps: [long] }, room).steps;
    if (!placed?.mark) throw new Error('the mark is missing');
    expect(placed.asked.x + widthOf(placed.asked, room.size)).toBeLessThanOrEqual(room.width);
    expect(placed.answered.x + widthOf(placed.answered, room.size)).toBeLessThanOrEqual(
      placed.mark.x - placed.mark.text.length * 0.56 * room.size,
    );
    expect(placed.asked.strong).toMatch(/^GET \/a-.*….*end\.json$/);
  });

  test('a short path is whole, whatever it carried', () => {
    const [placed] = layOut(
      { parties: parties('shop.example'), steps: [step({ request: 'GET /api/orders', carried: long.carried })] },
      narrow,
    ).steps;
    expect(placed?.asked.strong).toBe('GET /api/orders');
    expect(placed?.asked.soft).toMatch(/^Bearer JWT.*…$/);
  });

  test('names of narrow columns take turns on two levels, and stay within the picture', () => {
    const { parties: placed } = layOut(
      {
        parties: parties('a-rather-long-shop.example', 'identity.accounts.example', 'api.a-rather-long-shop.example', 'cdn.example'),
        steps: [],
      },
      narrow,
    );
    expect(new Set(placed.slice(1).map(({ nameY }) => nameY)).size).toBe(2);
    for (const { textX, anchor, name } of placed) {
      const width = name.length * 0.56 * 11;
      const right = anchor === 'end' ? textX : anchor === 'middle' ? textX + width / 2 : textX + width;
      expect(right).toBeLessThanOrEqual(340);
      expect(right - width).toBeGreaterThanOrEqual(0);
    }
  });
});

test('many parties make the picture wider than there is room', () => {
  const { width, parties: placed } = layOut(
    { parties: parties(...Array.from({ length: 12 }, (_, index) => `p${index}.example`)), steps: [] },
    narrow,
  );
  expect(width).toBeGreaterThan(340);
  const xs = placed.map(({ x }) => x);
  expect(Math.min(...xs.slice(1).map((x, index) => x - (xs[index] ?? 0)))).toBeGreaterThan(40);
});
