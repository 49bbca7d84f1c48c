import type { SupabaseClient } from '@supabase/supabase-js';
import type { Guard } from '../shape.ts';
import { AppFault, appError, toAppError, type Result } from '../app-error.ts';

type Answer = {
  readonly data: unknown;
  readonly error: { readonly message: string } | null;
  readonly status: number;
};

/** Any schema of zod, of its whole form or its small one; or a guard where zod is too much. */
type Schema<Value> =
  { safeParse(data: unknown): { success: true; data: Value } | { success: false } } | Guard<Value>;

/** Compared with a time, the server's own present: the clock of a browser may be hours off. */
export const SERVER_NOW = 'now';

/** What an answer of the Data API holds, unread. Throws `AppFault`. */
export function dataOf({ data, error, status }: Answer): unknown {
  if (error) throw new AppFault(toAppError({ ...error, message: error.message, status }));
  return data;
}

/** What a query gets from an answer of the Data API. Throws `AppFault`. */
export function readAnswer<Value>(schema: Schema<Value>, answer: Answer): Value {
  const data = dataOf(answer);
  if (typeof schema === 'function') {
    if (schema(data)) return data;
    throw new AppFault(appError('malformed'));
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AppFault(appError('malformed'));
  return parsed.data;
}

/** Asks a database function to do something. Never throws. */
export async function act<Value>(
  client: SupabaseClient,
  name: string,
  args: Readonly<Record<string, unknown>>,
  schema: Schema<Value>,
): Promise<Result<Value>> {
  try {
    return { ok: true, value: readAnswer(schema, await client.rpc(name, args)) };
  } catch (fault) {
    return { ok: false, error: toAppError(fault) };
  }
}
