/** Causes × facts → verdicts: found, ruled out, cannot tell. */

import type { Cause, Confidence, Finding } from './cause.ts';
import { causes } from './causes/index.ts';
import type { Correction } from './corrected-address.ts';
import { type EvidenceList, fromRequest, fromSaid } from './evidence.ts';
import type { Exchange } from './exchange.ts';
import { heard, isCallerUnseen, refusesCredential } from './facts/caller.ts';
import type { FactName, Facts } from './facts/facts.ts';
import { gatherFacts } from './facts/gather.ts';
import type { FixId } from './fix.ts';
import { type Product, productFor } from './providers/product.ts';
import { type Params, text } from './words.ts';

export interface Verdict {
  readonly cause: string;
  readonly confidence: Confidence;
  readonly reason: string | undefined;
  /** Key into the cause's `messages`. */
  readonly message: string;
  readonly params: Params;
  readonly evidence: EvidenceList;
  readonly fixes: readonly FixId[];
  /** Names of the cookies at fault. */
  readonly cookies: readonly string[];
  /** What of the page's address is to be another; undefined where nothing is known to be wrong with it. */
  readonly address?: Correction | undefined;
  /** Undefined where none shows. */
  readonly product?: Product | undefined;
}

export interface Unknown {
  readonly cause: string;
  readonly missing: readonly FactName[];
}

export interface Diagnosis {
  /** Best first: by confidence, then specific before generic (`causes/index.ts`). */
  readonly verdicts: readonly Verdict[];
  readonly unknown: readonly Unknown[];
  readonly ruledOut: readonly string[];
}

/** What else is known when one exchange is judged. */
export interface Context {
  /** All exchanges of the log or the file, in any order; those of other sites and windows are left aside. */
  readonly others: readonly Exchange[];
}

/** Empty in all its parts for an exchange that did not fail authentication: nothing is blamed, and nothing was looked for. */
export function diagnose(exchange: Exchange, context: Context = { others: [] }): Diagnosis {
  const facts = gatherFacts(exchange, context.others);
  return facts.failure === undefined ? { verdicts: [], unknown: [], ruledOut: [] } : examineAll(facts, causes);
}

/** Without what there is nothing for: cookies that nobody named, an address with nothing wrong in it. */
const fixesOf = ({ fixes, cookies = [], address }: Finding, { meta }: Cause): readonly FixId[] =>
  (fixes ?? meta.fixes).filter((fix) => {
    if (fix === 'delete-cookies') return cookies.length > 0;
    return fix !== 'open-address' || address !== undefined;
  });

const rank: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };

/** Every cause looks at the same facts; one that throws has not told anything. */
export function examineAll(facts: Facts, all: readonly Cause[]): Diagnosis {
  const verdicts: Verdict[] = [];
  const unknown: Unknown[] = [];
  const ruledOut: string[] = [];
  const isOpen = isOpenWhetherOfSignIn(facts);
  for (const cause of all) {
    const own = examineOne(cause, facts);
    const examination = own && !('missing' in own) ? own : (examineUnseen(cause, facts) ?? own);
    if (examination === undefined) ruledOut.push(cause.meta.id);
    else if ('missing' in examination) unknown.push({ cause: cause.meta.id, missing: examination.missing });
    else
      verdicts.push({
        cause: cause.meta.id,
        confidence: examination.confidence === 'certain' && isOpen ? 'likely' : examination.confidence,
        reason: examination.reason,
        message: examination.message,
        params: { site: text(facts.site.domain), host: text(facts.site.host), ...examination.params },
        evidence: examination.evidence,
        fixes: fixesOf(examination, cause),
        cookies: examination.cookies ?? [],
        address: examination.address,
        product: productFor(cause.meta.id, facts.providers),
      });
  }
  return { verdicts: sortVerdicts(verdicts, all), unknown, ruledOut };
}

/** Words that a server has for nothing but who is calling. */
const ofSignIn =
  /jwt|bearer|authenti|authori[sz]|\blog(?:ged)?[ -]?in|\bsign(?:ed)?[ -]?in|credential|password|access token|api key|oauth|csrf|forgery|client certificate|required ssl certificate/i;

/** A status that is not about who is calling (400, 422, 200), and nothing but prose that might be about something else: "Invalid token". */
const isOpenWhetherOfSignIn = ({ failure, said }: Facts): boolean =>
  (failure === 'says-so' || failure === 'soft') &&
  !said.some(({ isCode, where, quote }) => isCode || where !== 'body' || ofSignIn.test(quote));

function examineOne(cause: Cause, facts: Facts): ReturnType<Cause['examine']> {
  try {
    return cause.examine(facts);
  } catch {
    return { missing: ['exchange'] };
  }
}

/** A file may be without what was sent, and the server's words tell that it read something: they are taken at their word. */
function examineUnseen({ meta }: Cause, facts: Facts): Finding | undefined {
  const said = meta.ofWhatWasRead && heard(facts, ...meta.ofWhatWasRead);
  if (said === undefined || !isCallerUnseen(facts) || !refusesCredential(facts)) return undefined;
  // "Invalid signature" alone may be that of a request.
  if (facts.said.some(({ meaning, quote }) => quote === said.quote && meaning !== said.meaning)) return undefined;
  const evidence = [fromSaid(said), fromRequest('What was sent was not captured.')] as const;
  return { message: 'saidSo', confidence: 'likely', evidence };
}

/**
 * A generic cause is at most `possible` beside one that says why, and no cause is certain beside an answer that was not the server's;
 * then confidence, then the order of the list.
 */
function sortVerdicts(verdicts: readonly Verdict[], all: readonly Cause[]): Verdict[] {
  const generic = new Set(all.filter((cause) => cause.meta.generic).map((cause) => cause.meta.id));
  const place = new Map(all.map((cause, index) => [cause.meta.id, index]));
  const saysWhy = verdicts.some((verdict) => !generic.has(verdict.cause) && verdict.confidence !== 'possible');
  const answersInstead = new Set(all.filter((cause) => cause.meta.answersInstead).map((cause) => cause.meta.id));
  const isInstead = ({ cause, confidence }: Verdict): boolean => confidence === 'certain' && answersInstead.has(cause);
  const wasAnswered = !verdicts.some(isInstead);
  return verdicts
    .map((verdict) =>
      wasAnswered || verdict.confidence !== 'certain' || isInstead(verdict) ? verdict : { ...verdict, confidence: 'likely' as const },
    )
    .map((verdict) => (saysWhy && generic.has(verdict.cause) ? { ...verdict, confidence: 'possible' as const } : verdict))
    .sort((a, b) => rank[a.confidence] - rank[b.confidence] || (place.get(a.cause) ?? 0) - (place.get(b.cause) ?? 0));
}
