/** Dates as servers write them: HTTP's own three forms, and the lenient reading that browsers give to a cookie's `Expires`. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const imfFixdate = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const rfc850 = /^[a-z]{6,9}, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const asctime = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i;

/** Milliseconds since the epoch; undefined for what is not a date (RFC 9110 §5.6.7). */
export function parseHttpDate(value: string): number | undefined {
  const text = value.trim();
  if (text.length > 60) return undefined;
  const usual = imfFixdate.exec(text);
  if (usual) return instant(usual[3], usual[2], usual[1], usual[4], usual[5], usual[6]);
  const old = rfc850.exec(text);
  if (old) return instant(fullYear(Number(old[3])), old[2], old[1], old[4], old[5], old[6]);
  const oldest = asctime.exec(text);
  if (oldest) return instant(oldest[6], oldest[1], oldest[2], oldest[3], oldest[4], oldest[5]);
  return undefined;
}

/** RFC 6265bis §5.1.1: tab, and all of ASCII's punctuation but the colon. */
const delimiters = /[\t -/;-@[-`{-~]+/;

/** Milliseconds since the epoch, by the algorithm of RFC 6265bis §5.1.1: any order, any delimiters. */
export function parseCookieDate(value: string): number | undefined {
  let clock: RegExpExecArray | null = null;
  let day: string | undefined;
  let month: string | undefined;
  let year: number | undefined;
  for (const word of value.slice(0, 200).split(delimiters)) {
    const time = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(word);
    const twoDigits = /^(\d{1,2})(?:\D|$)/.exec(word)?.[1];
    const name = months.find((known) => word.toLowerCase().startsWith(known));
    const number = /^(\d{2,4})(?:\D|$)/.exec(word)?.[1];
    if (!clock && time) clock = time;
    else if (day === undefined && twoDigits !== undefined) day = twoDigits;
    else if (month === undefined && name !== undefined) month = name;
    else if (year === undefined && number !== undefined) year = fullYear(Number(number));
  }
  if (!clock || year === undefined || year < 1601) return undefined;
  return instant(year, month, day, clock[1], clock[2], clock[3]);
}

/** Two digits are of this century up to 69 (RFC 6265bis §5.1.1). */
const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

type Part = string | number | undefined;

/** Undefined where a part is missing or no such day or time exists. */
function instant(year: Part, month: Part, day: Part, hours: Part, minutes: Part, seconds: Part): number | undefined {
  const parts = [year, months.indexOf(String(month).toLowerCase()), day, hours, minutes, seconds].map(Number);
  const [y = 0, m = -1, d = 0, h = 0, min = 0, s = 0] = parts;
  if (m < 0 || h > 23 || min > 59 || s > 60) return undefined;
  const at = Date.UTC(y, m, d, h, min, Math.min(s, 59));
  return new Date(at).getUTCDate() === d ? at : undefined;
}
