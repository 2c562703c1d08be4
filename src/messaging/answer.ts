/** A message of a screen's, checked and handed to whoever answers it. */

import * as v from 'valibot';
import { problemOf } from '../engine/problem-of.ts';
import { type Answers, type Reply, type Request, requestSchema } from './protocol.ts';

export type Handlers = { readonly [Ask in Request['ask']]: (request: Extract<Request, { ask: Ask }>) => Promise<Answers[Ask]> };

/** Never rejects: what goes wrong is a sentence. */
export async function answer(message: unknown, handlers: Handlers): Promise<Reply<Request['ask']>> {
  const request = v.safeParse(requestSchema, message);
  if (!request.success) return { ok: false, problem: 'This screen and the background do not understand each other: reload why401.' };
  try {
    const handle = handlers[request.output.ask] as (request: Request) => Promise<never>;
    return { ok: true, value: await handle(request.output) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
