import { z } from '../zod-mini.ts';

const maybeNumber = z.nullable(z.number());

/** A driver's last days: flags and stops a day, and how each kind of flag was decided. */
export const driverHistory = z.pipe(
  z.object({
    days: z.array(z.object({ day: z.string(), stops: z.number(), flags: z.number() })),
    totals: z.object({ stops: z.number(), flags: z.number() }),
    flags: z.array(
      z.object({
        reason: z.string(),
        flagged: z.number(),
        open: z.number(),
        confirmed: z.number(),
        dismissed: z.number(),
      }),
    ),
    devices: z.array(z.object({ device_model: z.nullable(z.string()), sessions: z.number() })),
  }),
  z.transform(({ devices, ...same }) => ({
    ...same,
    devices: devices.map(({ device_model: model, sessions }) => ({ model, sessions })),
  })),
);
export type DriverHistory = z.infer<typeof driverHistory>;

/** Where drivers really stood when they arrived at a stop. */
export const stopHistory = z.pipe(
  z.object({
    arrivals: z.number(),
    located: z.number(),
    outside: z.number(),
    median_m: maybeNumber,
    over: z.array(z.object({ metres: z.number(), count: z.number() })),
    recent: z.array(
      z.pipe(
        z.object({
          at_ms: z.number(),
          driver_code: z.nullable(z.string()),
          latitude: maybeNumber,
          longitude: maybeNumber,
          distance_m: maybeNumber,
        }),
        z.transform(({ at_ms: at, driver_code: driverCode, distance_m: distanceM, ...same }) => ({
          ...same,
          at,
          driverCode,
          distanceM,
        })),
      ),
    ),
  }),
  z.transform(({ median_m: medianM, ...same }) => ({ ...same, medianM })),
);
export type StopHistory = z.infer<typeof stopHistory>;
