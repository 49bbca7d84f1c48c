import type postgres from 'postgres';

type Index = { name: string; definition: string; size: number };
type Attachment = { definition: string };

/** What was taken off a table before it was filled, to be put back afterwards. */
export type DroppedIndexes = {
  readonly indexes: readonly Index[];
  /** What is quick once the indexes are there: keys that stand on them, references to those. */
  readonly attachments: readonly Attachment[];
};

/** Takes all indexes and keys off these tables: made after the rows, they take half the time, and two can be made at once. */
export async function dropIndexes(admin: postgres.Sql, tables: readonly string[]): Promise<DroppedIndexes> {
  const indexes = await admin<(Index & { relation: string; constraint: string | null; kind: string })[]>`
    select c.relname as name, i.indrelid::regclass::text as relation, k.conname as constraint,
      case k.contype when 'p' then 'primary key' else 'unique' end as kind, pg_get_indexdef(i.indexrelid) as definition,
      i.indnatts::integer as size
    from pg_index i join pg_class c on c.oid = i.indexrelid
    left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
    where i.indrelid = any (${tables}::regclass[]) order by i.indpred is not null, i.indnatts desc`;
  const references = await admin<{ name: string; relation: string; definition: string }[]>`
    select conname as name, conrelid::regclass::text as relation, format('alter table %s add constraint %I %s not valid',
      conrelid::regclass, conname, pg_get_constraintdef(oid)) as definition
    from pg_constraint where confrelid = any (${tables}::regclass[]) and contype = 'f'`;
  for (const { name, relation } of references)
    await admin.unsafe(`alter table ${relation} drop constraint ${name}`);
  for (const { name, relation, constraint } of indexes)
    await admin.unsafe(
      constraint === null
        ? `drop index public.${name}`
        : `alter table ${relation} drop constraint ${constraint}`,
    );
  const keys = indexes
    .filter(({ constraint }) => constraint !== null)
    .map(({ name, relation, kind }) => ({
      definition: `alter table ${relation} add constraint ${name} ${kind} using index ${name}`,
    }));
  return { indexes, attachments: [...keys, ...references] };
}
