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

/** What a query gets from an answer of the Data API. Throws `AppFault`. */
export function readAnswer<Value>(schema: Schema<Value>, { data, error, status }: Answer): Value {
  if (error) throw new AppFault(toAppError({ ...error, message: error.message, status }));
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
