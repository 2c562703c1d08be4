import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchOverdue } from './overdue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what has not ended is told once, when its own time is up, and with one timer for all', () => {
  const told: string[] = [];
  const overdue = watchOverdue(200, (id) => told.push(id));
  for (const id of ['a', 'b', 'again']) overdue.began(id);
  vi.advanceTimersByTime(150);
  overdue.ended('b');
  overdue.began('again');
  overdue.began('c');
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(50);
  expect(told).toEqual(['a']);
  vi.advanceTimersByTime(150);
  expect(told).toEqual(['a', 'again', 'c']);
  expect(vi.getTimerCount()).toBe(0);
  overdue.began('d');
  overdue.ended('d');
  vi.advanceTimersByTime(200);
  expect(told).toEqual(['a', 'again', 'c']);
  expect(vi.getTimerCount()).toBe(0);
});
