/** A moment with the offset of this device, and the local day, as the server's events want them. */
export interface Moment {
  readonly moment: string;
  readonly day: string;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Write `at` in the local offset; `offsetMinutes` is east of Greenwich. */
export function momentOf(at: Date, offsetMinutes: number = -at.getTimezoneOffset()): Moment {
  const local = new Date(at.getTime() + offsetMinutes * 60_000);
  const day = `${local.getUTCFullYear()}-${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`;
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  const offset = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? "-" : "+";
  return { moment: `${day}T${time}${sign}${two(Math.floor(offset / 60))}:${two(offset % 60)}`, day };
}

/** A random UUID. `crypto.randomUUID` is missing where a phone reaches a home server without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
