import { DRIVER_STATUSES } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

const maybeText = z.nullish(z.string());
const maybeNumber = z.nullish(z.number());
const status = z.nullish(z.enum(DRIVER_STATUSES));

const standing = z.array(
  z.object({
    batch_id: z.string(),
    reference: z.string(),
    driver_code: maybeText,
    driver_name: maybeText,
    since_ms: z.number(),
    lateness_min: maybeNumber,
    /** Of a delay, in the device's words; an override has a code. */
    reason: maybeText,
    reason_code: maybeText,
    reason_label: maybeText,
    note: maybeText,
  }),
);
export type StandingBatch = z.infer<typeof standing>[number];

const act = {
  driver_code: maybeText,
  driver_name: maybeText,
  at_ms: z.number(),
  by_name: maybeText,
  reason_code: maybeText,
  reason_label: maybeText,
  note: maybeText,
};
const loggedOut = z.array(z.object({ session_id: z.string(), ...act }));
export type LoggedOut = z.infer<typeof loggedOut>[number];
const overrides = z.array(
  z.object({
    action_id: z.string(),
    batch_id: maybeText,
    reference: maybeText,
    from: status,
    to: status,
    ...act,
  }),
);
export type HandedOverride = z.infer<typeof overrides>[number];

/** What the next shift has to know of this one. Times are milliseconds. */
export const handover = z.object({
  since_ms: z.number(),
  at_ms: z.number(),
  reviews: z.object({
    open: z.number(),
    overdue: z.number(),
    by_reason: z.pipe(
      z.unknown(),
      z.transform((counts) =>
        Object.entries(typeof counts === 'object' && counts !== null ? counts : {}).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number',
        ),
      ),
    ),
    oldest_ms: maybeNumber,
  }),
  delayed: standing,
  suspended: standing,
  logged_out: loggedOut,
  overrides,
  decisions: z.object({
    confirmed: z.number(),
    dismissed: z.number(),
    follow_up: z.number(),
    snoozed: z.number(),
  }),
});
export type Handover = z.infer<typeof handover>;
