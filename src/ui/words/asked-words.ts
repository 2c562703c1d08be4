/** What came of asking again. */

import type { Asked } from '../state/store.ts';
import type { Told } from './told.ts';

export function describeAsked(asked: Asked): Told {
  switch (asked.kind) {
    case 'asking':
      return { tone: 'running', text: 'Asking again…' };
    case 'same':
      return { tone: 'good', text: `It answered ${asked.status} again, and what it says is in the verdict now.` };
    case 'works':
      return { tone: 'good', text: `It now answers ${asked.status}: reload the page.` };
    case 'other':
      return { tone: 'open', text: `It now answers ${asked.status}, which is another failure: reload the page to see it explained.` };
    case 'changed':
      return {
        tone: 'open',
        text: `It answered ${asked.status} again, but time has passed, or the cookies or the token are others now. What it says may not be why it failed then: reload the page.`,
      };
    case 'unreadable':
      return {
        tone: 'open',
        text: `It answered ${asked.status} again, and this page may not read what it says: the server does not allow it to (CORS).`,
      };
    case 'silent':
      return { tone: 'bad', text: 'No answer came.' };
    case 'problem':
      return { tone: 'bad', text: asked.problem };
  }
}
