export type CatalogueRule = {
  readonly name: string;
  /** A query for what breaks the rule: one column, `offender`. */
  readonly offenders: string;
  /** Statements that make objects which break it, and what they are called in `offender`. */
  readonly canaries: readonly { readonly sql: string; readonly offender: string }[];
};

/** The schemas that the rules are about. */
export const ours = `('public'::regnamespace, 'private'::regnamespace)`;
/** Whom the API may act as. */
export const callers = `unnest('{authenticated,service_role}'::text[]) as caller (name)`;
export const aTable = (name: string, rest = '') =>
  `create table ${name} (workspace_id uuid not null, id uuid primary key); comment on table ${name} is 'Canary.';
   alter table ${name} enable row level security; ${rest}`;
export const aFunction = (name: string, how: string, body = 'select 1') =>
  `create function ${name} returns integer language sql ${how} as $$ ${body} $$;`;
