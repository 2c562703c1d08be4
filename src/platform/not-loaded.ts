/** What a page holds and did not get, as the page itself has it: its clock tells answers of 400 and above, its pictures that they are none. */

import type { ResourceType } from '../engine/exchange.ts';
import { browser } from './browser.ts';

export interface RefusedResource {
  readonly url: string;
  readonly resourceType: ResourceType;
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly receivedAt: number;
  readonly frameId: number;
  /** Origin of the page or the frame that holds it. */
  readonly initiator: string;
}

export interface NotLoaded {
  readonly refused: readonly RefusedResource[];
  /** Addresses of pictures that did not load, and whose status the page may not know. */
  readonly broken: readonly string[];
}

interface Told {
  readonly refused: readonly (Omit<RefusedResource, 'frameId' | 'resourceType'> & { readonly by: string })[];
  readonly broken: readonly string[];
}

/** Of each frame the last ones; browsers keep 250 of a page, and of another site's the status only where that allows it (Resource Timing §3.1). */
const MOST = 100;

/** To be called on a click. Empty where the browser shows a page of its own instead, or may not be asked. */
export async function readNotLoaded(tabId: number): Promise<NotLoaded> {
  const func = readPage as (...args: unknown[]) => Told;
  const told = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func, args: [MOST] }).catch(() => []);
  const frames = told.flatMap(({ frameId, result }) => (result ? [{ frameId, ...(result as Told) }] : []));
  return {
    refused: frames.flatMap(({ frameId, refused }) =>
      refused.flatMap(({ by, ...each }) => {
        const resourceType = typeOf(by, each.url);
        return resourceType === undefined ? [] : [{ ...each, frameId, resourceType }];
      }),
    ),
    broken: [...new Set(frames.flatMap(({ broken }) => broken))],
  };
}

/** Runs in the page, with nothing of this file around it. */
function readPage(most: number): Told {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const answered = new Set(entries.filter(({ responseStatus }) => responseStatus > 0).map(({ name }) => name));
  return {
    refused: entries
      .filter(({ responseStatus }) => responseStatus >= 400)
      .slice(-most)
      .map(({ name, initiatorType, responseStatus, startTime, responseEnd }) => ({
        url: name,
        by: initiatorType,
        status: responseStatus,
        startedAt: Math.round(performance.timeOrigin + startTime),
        receivedAt: Math.round(performance.timeOrigin + responseEnd),
        initiator: location.origin,
      })),
    // A drawing without a size of its own has none once it is loaded, too.
    broken: [...document.images]
      .filter(
        ({ complete, naturalWidth, currentSrc }) => complete && naturalWidth === 0 && /^https?:(?!.*\.svg(?:[?#]|$))/i.test(currentSrc),
      )
      .map(({ currentSrc }) => currentSrc)
      .filter((url) => !answered.has(url))
      .slice(-most),
  };
}

const byElement: Readonly<Record<string, ResourceType>> = {
  img: 'image',
  image: 'image',
  input: 'image',
  script: 'script',
  link: 'stylesheet',
};

const byExtension: readonly (readonly [RegExp, ResourceType])[] = [
  [/\.(?:woff2?|ttf|otf|eot)$/i, 'font'],
  [/\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp)$/i, 'image'],
  [/\.m?js$/i, 'script'],
  [/\.css$/i, 'stylesheet'],
];

/** Of what `link` and style sheets ask for, the ending says what it is, where it says so. Undefined for what is heard of by listeners. */
function typeOf(initiatorType: string, url: string): ResourceType | undefined {
  const known = byElement[initiatorType];
  if (known !== undefined && initiatorType !== 'link') return known;
  if (initiatorType !== 'link' && initiatorType !== 'css') return undefined;
  const { pathname } = new URL(url);
  return byExtension.find(([ending]) => ending.test(pathname))?.[1] ?? known ?? 'image';
}
