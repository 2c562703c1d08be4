/** What an entry of the file holds with its secrets, or masked anew: its octets are read once more, by their place. */

import type { Exchange, RawExchange, RawHop, RawJarCookie } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { safeUrl } from '../../engine/mask.ts';
import { maskedBodyIn, maskedTokenIn, revealIn } from '../../engine/originals.ts';
import { readAgain } from '../../har/again.ts';
import type { Answers, Question } from './protocol.ts';

/** `hop`: of the exchange, as it was observed. Rejects with a sentence where the file is another one by now. */
export async function lookAgain(
  question: Exclude<Question, { of: 'open' }>,
  hop: Exchange['hops'][number],
  jar: readonly RawJarCookie[] | undefined,
  read: () => Promise<Uint8Array>,
): Promise<Answers[Exclude<Question['of'], 'open'>]> {
  const octets = await read().catch(() => undefined);
  const again = octets && readAgain(octets);
  if (again?.method !== hop.method || safeUrl(withoutFragment(again.url)) !== hop.url)
    throw new Error('The file was changed or moved since it was opened, so this cannot be read from it again. Open it anew.');
  const raw = alone(again, jar);
  switch (question.of) {
    case 'reveal':
      return revealIn(raw, 0, question.place);
    case 'masked-body':
      return maskedBodyIn(raw, 0, question.side);
    case 'masked-token':
      return maskedTokenIn(raw, 0, question.token);
    case 'request':
      return { method: again.method, url: again.url, headers: again.requestHeaders, body: again.requestBody };
  }
}

const alone = (hop: RawHop, jar: readonly RawJarCookie[] | undefined): RawExchange => ({
  id: '',
  observer: 'har',
  resourceType: 'other',
  outcome: { kind: 'completed' },
  place: { tabId: -1, frameId: 0, incognito: false },
  jar,
  hops: [hop],
});
