/** What the developer tools tell of the requests of the inspected page: the only place where a browser shows what answers say in their body. */

import { browser } from './browser.ts';

/** A request that has ended, with its answer's text. */
export interface FinishedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly mimeType: string;
  readonly text: string;
}

/** The part of a HAR entry that both browsers give (HAR 1.2). */
interface Entry {
  readonly startedDateTime: string | Date;
  readonly request: { readonly method: string; readonly url: string };
  readonly response: { readonly status: number; readonly content: { readonly mimeType?: string } };
  getContent(): Promise<Content>;
}

/** Chromium names the parts (seen in 156); Firefox gives the text and its type in a row, and so does the polyfill in older Chromiums. */
type Content = { readonly content: string | null; readonly encoding: string } | readonly [text: string | null, typeOrEncoding: string];

/** Must be asked at once: after a navigation the text is gone. `wanted`: statuses whose texts are read. */
export function onFinishedRequest(wanted: (status: number) => boolean, listener: (request: FinishedRequest) => void): void {
  const event = browser.devtools.network.onRequestFinished as unknown as { addListener(listen: (entry: Entry) => void): void };
  event.addListener((entry) => {
    const { request, response, startedDateTime } = entry;
    if (!wanted(response.status)) return;
    void readText(entry).then((text) => {
      if (text === undefined) return;
      listener({
        method: request.method,
        url: request.url,
        status: response.status,
        startedAt: new Date(startedDateTime).getTime(),
        mimeType: response.content.mimeType ?? '',
        text,
      });
    });
  });
}

/** Undefined where the browser has none to give: a preflight, an answer that the page may not read. */
async function readText(entry: Entry): Promise<string | undefined> {
  const content = await entry.getContent();
  const [text, encoding] = 'content' in content ? [content.content, content.encoding] : content;
  return text === null || encoding === 'base64' ? undefined : text;
}
