import type { EventType } from '#lib/fleet/types.ts';

/** What a device signs of an event: what it sends, and the session it sends it in. */
export type SignedEvent = {
  readonly sessionId: string;
  readonly clientEventId: string;
  readonly batchId: string;
  readonly eventType: EventType;
  /** ISO time, to the millisecond. */
  readonly recordedAt: string;
  readonly stopIndex?: number;
  /** Degrees, with at most seven decimals, as everything below a centimetre is noise. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Metres, with at most two decimals. */
  readonly accuracyM?: number;
  readonly metadata?: Readonly<Record<string, unknown>>;
};

/**
 * The signature that goes with an event as `signature`: HMAC-SHA256 in hexadecimal.
 * @param signingKey in hexadecimal, as `start_driver_session` gave it
 */
export async function signEvent(event: SignedEvent, signingKey: string): Promise<string> {
  const bytes = Uint8Array.from(signingKey.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signedContent(event)));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The text that is signed; `private.signed_content()` writes the same one. */
export function signedContent(event: SignedEvent): string {
  return [
    'v1',
    event.sessionId,
    event.clientEventId,
    event.batchId,
    event.eventType,
    Date.parse(event.recordedAt),
    event.stopIndex,
    scaled(event.latitude, 1e7),
    scaled(event.longitude, 1e7),
    scaled(event.accuracyM, 100),
    jsonbText(event.metadata ?? {}),
  ].join('\n');
}

function scaled(value: number | undefined, factor: number): string | undefined {
  return value === undefined ? undefined : String(Math.round(value * factor) || 0);
}

/** JSON as Postgres prints a `jsonb`: keys by length, then by byte; numbers without exponents. */
function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => ({ key, bytes: new TextEncoder().encode(key), field }))
    .toSorted((a, b) => compareBytes(a.bytes, b.bytes));
  return `{${fields.map(({ key, field }) => `${JSON.stringify(key)}: ${jsonbText(field)}`).join(', ')}}`;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const place = a.findIndex((byte, index) => byte !== b[index]);
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function plainNumber(value: number): string {
  const [digits = '', exponent] = JSON.stringify(value).split('e');
  if (exponent === undefined) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return `${sign}${all.padEnd(point, '0')}`;
}
