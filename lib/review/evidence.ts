import { z } from '../zod-mini.ts';
import type { ReviewItem, ReviewReason } from './review-item.ts';

const number = z.pipe(
  z.catch(z.nullish(z.number()), null),
  z.transform((value) => value ?? null),
);
const text = z.pipe(
  z.catch(z.nullish(z.string()), null),
  z.transform((value) => value ?? null),
);

const stop = z.catch(
  z.nullish(
    z.pipe(
      z.object({
        position: z.int(),
        label: z.catch(z.string(), ''),
        latitude: number,
        longitude: number,
        radius_m: number,
      }),
      z.transform(({ radius_m: radiusM, ...same }) => ({ ...same, radiusM })),
    ),
  ),
  null,
);

const previous = z.catch(
  z.nullish(
    z.pipe(
      z.object({ latitude: z.number(), longitude: z.number(), accuracy: number, recorded_ms: z.number() }),
      z.transform(({ accuracy, recorded_ms, ...place }) => ({
        ...place,
        accuracyM: accuracy,
        recordedAt: recorded_ms,
      })),
    ),
  ),
  null,
);

const lastEvent = z.catch(
  z.nullish(
    z.pipe(
      z.object({ type: z.string(), recorded_ms: z.number(), seq: number }),
      z.transform(({ type, recorded_ms: recordedAt, seq }) => ({ type, recordedAt, seq })),
    ),
  ),
  null,
);

const entry = z.pipe(
  z.object({
    rule: z.string(),
    threshold: number,
    measured: number,
    recorded_ms: number,
    synced_ms: number,
    latitude: number,
    longitude: number,
    accuracy: number,
    stop,
    previous,
    last_event: lastEvent,
    distance_m: number,
    seconds: number,
    ended_ms: number,
    problem: text,
    skew_from: text,
    event_type: text,
    status: text,
    message: text,
  }),
  z.transform((raw) => ({
    threshold: raw.threshold,
    measured: raw.measured,
    recordedAt: raw.recorded_ms,
    syncedAt: raw.synced_ms,
    place:
      raw.latitude === null || raw.longitude === null
        ? null
        : { latitude: raw.latitude, longitude: raw.longitude, accuracyM: raw.accuracy },
    stop: raw.stop ?? null,
    previous: raw.previous ?? null,
    lastEvent: raw.last_event ?? null,
    distanceM: raw.distance_m,
    seconds: raw.seconds,
    endedAt: raw.ended_ms,
    problem: raw.problem,
    skewFrom: raw.skew_from,
    eventType: raw.event_type,
    status: raw.status,
    message: raw.message,
  })),
);

/** What one rule measured. Metres, seconds or km/h by the rule; times are milliseconds; null where nothing was kept. */
export type Evidence = z.infer<typeof entry>;
export type Place = NonNullable<Evidence['place']>;

const NOTHING: Evidence = {
  threshold: null,
  measured: null,
  recordedAt: null,
  syncedAt: null,
  place: null,
  stop: null,
  previous: null,
  lastEvent: null,
  distanceM: null,
  seconds: null,
  endedAt: null,
  problem: null,
  skewFrom: null,
  eventType: null,
  status: null,
  message: null,
};

/** The measurement behind one reason of a review; empty when none was kept or it cannot be read. */
export function evidenceOf(item: ReviewItem, reason: ReviewReason): Evidence {
  const kept: unknown = item.event?.evidence ?? item.rejected?.evidence;
  const list: readonly unknown[] = Array.isArray(kept) ? kept : [kept];
  const found = list.map((one) => entry.safeParse(one)).find((_, place) => ruleOf(list[place]) === reason);
  const evidence = found?.data ?? NOTHING;
  return { ...evidence, place: evidence.place ?? placeOf(item) };
}

function ruleOf(one: unknown): unknown {
  return typeof one === 'object' && one !== null && 'rule' in one ? one.rule : null;
}

function placeOf({ event }: ReviewItem): Place | null {
  if (event === null || event.latitude === null || event.longitude === null) return null;
  return { latitude: event.latitude, longitude: event.longitude, accuracyM: event.accuracyM };
}
