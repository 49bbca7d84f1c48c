import { instant } from '../instant.ts';
import { z } from '../zod-mini.ts';

const role = z.enum(['viewer', 'supervisor', 'admin']);

/** As administrators see them. */
export const listedMembers = z.array(
  z.pipe(
    z.object({
      user_id: z.string(),
      name: z.string(),
      email: z.nullable(z.string()),
      role,
      since_ms: z.nullable(z.number()),
      last_sign_in_ms: z.nullable(z.number()),
    }),
    z.transform((row) => ({
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      since: row.since_ms,
      lastSignIn: row.last_sign_in_ms,
    })),
  ),
);
export type Member = z.infer<typeof listedMembers>[number];

/** As everybody else sees them: without addresses. */
export const knownMembers = z.array(
  z.pipe(
    z.object({ user_id: z.string(), name: z.string(), role, created_at: z.nullish(instant) }),
    z.transform((row) => ({
      userId: row.user_id,
      name: row.name,
      email: null,
      role: row.role,
      since: row.created_at ?? null,
      lastSignIn: null,
    })),
  ),
);
