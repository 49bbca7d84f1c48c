import postgres from 'postgres';

/** What a token says, as the Data API hands it to the database. */
export type Claims = {
  readonly role: 'anon' | 'authenticated' | 'service_role';
  readonly sub?: string;
  readonly session_id?: string;
};

/** Runs `work` in one transaction under the settings that PostgREST makes for a request with these claims. */
export function acting<Answer>(
  sql: postgres.Sql,
  claims: Claims,
  work: (tx: postgres.TransactionSql) => Promise<Answer>,
) {
  return sql.begin(async (tx) => {
    await tx`select set_config('role', ${claims.role}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
    return work(tx);
  });
}

/** As a signed-in person: a member or a driver. */
export function actingAs<Answer>(
  sql: postgres.Sql,
  userId: string,
  work: (tx: postgres.TransactionSql) => Promise<Answer>,
) {
  return acting(sql, { role: 'authenticated', sub: userId }, work);
}

/** With the secret key. */
export function actingAsService<Answer>(
  sql: postgres.Sql,
  work: (tx: postgres.TransactionSql) => Promise<Answer>,
) {
  return acting(sql, { role: 'service_role' }, work);
}

export type Refusal = {
  readonly code: string;
  readonly hint: string | null;
  readonly message: string;
  readonly detail: string | null;
};

/** The database's refusal of this work; fails when there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    const { code, message, hint, detail } = error;
    return { code, message, hint: hint ?? null, detail: detail ?? null };
  }
  throw new Error('Nothing was refused');
}
