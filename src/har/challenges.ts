/** A file's challenges as they were sent: a report of the file shows a nonce as it is, where the log of a browser does not. */

import type { RawHop } from '../engine/exchange.ts';
import { type Challenge, parseChallenges } from '../engine/facts/challenges.ts';
import { readFields } from '../engine/facts/form.ts';
import { echoable } from '../engine/mask.ts';
import { collectSecrets } from '../engine/secrets.ts';

const none: readonly Challenge[] = [];

/** What the server echoes of the caller's own secrets is left out all the same. */
export function readChallenges({ url, requestHeaders, requestBody, response }: RawHop): readonly Challenge[] {
  const headers = (response?.headers ?? []).filter(({ name }) => /-authenticate$/i.test(name));
  if (headers.length === 0) return none;
  // Browsers join repeated fields with line ends in what they export.
  const split = headers.flatMap(({ name, value }) => value.split('\n').map((part) => ({ name, value: part.trim() })));
  const secrets = echoable(collectSecrets(url, requestHeaders ?? [], readFields(requestBody) ?? []));
  const spare = (text: string): string => secrets.reduce((spared, secret) => spared.replaceAll(secret, '…'), text);
  return parseChallenges(split).map((challenge) => ({
    ...challenge,
    scheme: spare(challenge.scheme),
    token68: challenge.token68 === null ? null : spare(challenge.token68),
    params: Object.fromEntries(Object.entries(challenge.params).map(([name, value]) => [name, spare(value)])),
  }));
}
