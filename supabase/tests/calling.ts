import type postgres from 'postgres';
import { acting, actingAs, type Claims } from './acting.ts';

export type Arguments = Readonly<Record<string, postgres.ParameterOrJSON<never>>>;

/** Calls a function of the API as this member, as a browser does: by the names of its parameters. */
export async function call<Answer>(
  sql: postgres.Sql,
  userId: string,
  name: string,
  args: Arguments,
): Promise<Answer> {
  const row = await actingAs(sql, userId, (tx) => ask<Answer>(tx, name, args));
  return row.answer;
}

/** The same for any kind of caller. */
export async function callWith<Answer>(
  sql: postgres.Sql,
  claims: Claims,
  name: string,
  args: Arguments,
): Promise<Answer> {
  const row = await acting(sql, claims, (tx) => ask<Answer>(tx, name, args));
  return row.answer;
}

async function ask<Answer>(
  tx: postgres.TransactionSql,
  name: string,
  args: Arguments,
): Promise<{ answer: Answer }> {
  const names = Object.keys(args).map((key, at) => `${key} => $${at + 1}`);
  const [row] = await tx.unsafe<{ answer: Answer }[]>(
    `select public.${name}(${names.join(', ')}) as answer`,
    Object.values(args),
  );
  if (!row) throw new Error('no answer');
  return { answer: row.answer };
}
