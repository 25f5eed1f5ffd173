/** A moment with the offset of this device, and the local day, as the server's events want them. */
export interface Moment {
  readonly moment: string;
  readonly day: string;
}

const digits = (value: number, places = 2): string => String(value).padStart(places, "0");

/** Write `at` in the local offset, to the millisecond; `offsetMinutes` is east of Greenwich. */
export function momentOf(at: Date, offsetMinutes: number = -at.getTimezoneOffset()): Moment {
  const local = new Date(at.getTime() + offsetMinutes * 60_000);
  const day = `${local.getUTCFullYear()}-${digits(local.getUTCMonth() + 1)}-${digits(local.getUTCDate())}`;
  const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map((part) => digits(part)).join(":");
  const offset = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? "-" : "+";
  const zone = `${sign}${digits(Math.floor(offset / 60))}:${digits(offset % 60)}`;
  return { moment: `${day}T${clock}.${digits(local.getUTCMilliseconds(), 3)}${zone}`, day };
}

/** When the server made this page, in milliseconds by its own clock; 0 where the page does not say. */
function pageMade(): number {
  const made = typeof document === "undefined" ? undefined : document.body.dataset.made;
  return made === undefined ? 0 : Number(made);
}

/** Beyond this many milliseconds the clock was set back; within it, two events came quickly after one another. */
const QUICKLY_MS = 1000;
let last = 0;

/**
 * The present moment, never before the page was made: a slow phone would tell of something new before the questions
 * that were answered earlier. No two of one page are the same, so that events keep the order in which they happened.
 */
export function nextMoment(made: number = pageMade()): Moment {
  const now = Math.max(Date.now(), made);
  last = now <= last && last - now < QUICKLY_MS ? last + 1 : now;
  return momentOf(new Date(last));
}

/** A random UUID. `crypto.randomUUID` is missing where a phone reaches a home server without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
