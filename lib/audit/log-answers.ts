import { z } from '../zod-mini.ts';

/** Links of the chain; a hash travels as `\x…`. */
export const entryRows = z.array(
  z.object({
    seq: z.int(),
    chain: z.pipe(
      z.string(),
      z.transform((hash) => hash.replace(/^\\x/, '')),
    ),
  }),
);

export const logCheck = z.pipe(
  z.object({
    ok: z.boolean(),
    head: z.object({ seq: z.number(), action_seq: z.number() }),
    events: z.nullish(z.number()),
    actions: z.nullish(z.number()),
    problems: z.array(
      z.object({
        log: z.string(),
        seq: z.nullish(z.number()),
        kind: z.string(),
        detail: z.nullish(z.string()),
      }),
    ),
  }),
  z.transform(({ ok, head, events, actions, problems }) => ({
    ok,
    head: head.seq,
    /** How many lines were checked. */
    entries: (events ?? 0) + (actions ?? 0),
    problems,
  })),
);
export type LogCheck = z.infer<typeof logCheck>;

export const memberRows = z.array(
  z.pipe(
    z.object({ user_id: z.string(), name: z.string() }),
    z.transform(({ user_id: id, name }) => ({ id, name })),
  ),
);

export const replayCheck = z.pipe(
  z.object({ events: z.number(), mismatch: z.nullish(z.number()) }),
  z.transform(({ events, mismatch }) => ({ events, mismatch: mismatch ?? null })),
);
