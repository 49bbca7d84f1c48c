import { z } from './zod-mini.ts';

/** A time as Postgres writes it, read as milliseconds since the epoch. */
export const instant = z
  .pipe(
    z.string(),
    z.transform((written) => Date.parse(written)),
  )
  .check(z.refine(Number.isFinite, 'not a time'));
