import { instant } from '../instant.ts';
import { z } from '../zod-mini.ts';

export const deviceChanges = z.array(
  z.pipe(
    z.object({
      id: z.string(),
      driver_id: z.string(),
      device_model: z.nullable(z.string()),
      app_version: z.nullable(z.string()),
      latitude: z.nullable(z.number()),
      longitude: z.nullable(z.number()),
      accuracy_m: z.nullable(z.number()),
      previous_device_model: z.nullable(z.string()),
      previous_latitude: z.nullable(z.number()),
      previous_longitude: z.nullable(z.number()),
      previous_accuracy_m: z.nullable(z.number()),
      previous_seen_at: z.nullable(instant),
      distance_m: z.nullable(z.number()),
      implied_speed_kmh: z.nullable(z.number()),
      requested_at: instant,
      expires_at: instant,
    }),
    z.transform((row) => ({
      id: row.id,
      driverId: row.driver_id,
      deviceModel: row.device_model,
      appVersion: row.app_version,
      place: placeOf(row.latitude, row.longitude, row.accuracy_m),
      previousDeviceModel: row.previous_device_model,
      previousPlace: placeOf(row.previous_latitude, row.previous_longitude, row.previous_accuracy_m),
      previousSeenAt: row.previous_seen_at,
      /** Metres between the two places; null when one is unknown. */
      distanceM: row.distance_m,
      /** How fast somebody would have gone from one to the other. */
      impliedSpeedKmh: row.implied_speed_kmh,
      requestedAt: row.requested_at,
      expiresAt: row.expires_at,
    })),
  ),
);
/** A driver on the road asks to go on with another device. */
export type DeviceChange = z.infer<typeof deviceChanges>[number];

export type Place = {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number | null;
};

function placeOf(latitude: number | null, longitude: number | null, accuracyM: number | null): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude, accuracyM };
}
