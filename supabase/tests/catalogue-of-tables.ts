import { aFunction, aTable, callers, type CatalogueRule, ours } from './catalogue-rule.ts';

/** What must hold of every table, index, reference and trigger: “the schema …”. */
export const rulesOfTables: readonly CatalogueRule[] = [
  {
    name: 'has row-level security on every table',
    offenders: `select oid::regclass::text as offender from pg_class
      where relnamespace in ${ours} and relkind in ('r', 'p') and not relrowsecurity`,
    canaries: [
      { sql: 'create table public.canary (id uuid primary key)', offender: 'canary' },
      { sql: 'alter table public.drivers disable row level security', offender: 'drivers' },
    ],
  },
  {
    name: 'has a primary key on every table',
    offenders: `select c.oid::regclass::text as offender from pg_class c where c.relnamespace in ${ours}
      and c.relkind in ('r', 'p') and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    canaries: [{ sql: 'create table private.canary (id uuid unique)', offender: 'private.canary' }],
  },
  {
    name: 'says of every table and view what it is',
    offenders: `select oid::regclass::text as offender from pg_class where relnamespace in ${ours}
      and relkind in ('r', 'p', 'v', 'm') and obj_description(oid, 'pg_class') is null`,
    canaries: [
      { sql: 'create table public.canary (id uuid primary key)', offender: 'canary' },
      { sql: 'comment on table public.drivers is null', offender: 'drivers' },
    ],
  },
  {
    name: 'says of every function that the API offers what it answers',
    offenders: `select p.oid::regprocedure::text as offender from pg_proc p, ${callers}
      where p.pronamespace = 'public'::regnamespace and has_function_privilege(caller.name, p.oid, 'execute')
        and obj_description(p.oid, 'pg_proc') is null`,
    canaries: [
      {
        sql: `${aFunction('public.canary()', `set search_path = ''`)} grant execute on function public.canary() to authenticated`,
        offender: 'canary()',
      },
    ],
  },
  {
    name: 'has an index for every reference, beginning with its columns',
    offenders: `select conrelid::regclass || ' ' || conname as offender from pg_constraint k
      where k.contype = 'f' and k.connamespace in ${ours} and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
          and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey
          and k.conkey @> (i.indkey::smallint[])[0:cardinality(k.conkey) - 1])`,
    canaries: [
      {
        sql: aTable(
          'public.canary',
          'alter table public.canary add constraint canary_fkey foreign key (id) references auth.users (id), drop constraint canary_pkey',
        ),
        offender: 'canary canary_fkey',
      },
      {
        sql: aTable(
          'public.canary',
          `alter table public.canary add constraint canary_fkey foreign key (workspace_id, id)
             references public.drivers (workspace_id, id);
           create index on public.canary (workspace_id, id) where id is not null`,
        ),
        offender: 'canary canary_fkey',
      },
    ],
  },
  {
    name: 'names the workspace in every reference between tables of workspaces',
    offenders: `select conrelid::regclass || ' ' || conname as offender from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'workspace_id')
        and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'workspace_id'
          and a.attnum = any (k.conkey))`,
    canaries: [
      {
        sql: aTable(
          'public.canary',
          'alter table public.canary add constraint canary_fkey foreign key (id) references public.drivers (id)',
        ),
        offender: 'canary canary_fkey',
      },
    ],
  },
  {
    name: 'has names for its checks',
    offenders: `select conrelid::regclass || ' ' || conname as offender from pg_constraint k
      where k.contype = 'c' and k.connamespace in ${ours} and conname ~ '_check\\d*$'`,
    canaries: [
      {
        sql: aTable('public.canary', 'alter table public.canary add check (id is not null)'),
        offender: 'canary canary_id_check',
      },
    ],
  },
  {
    name: 'keeps times with their zone, in columns named …_at',
    offenders: `select format('%s.%s', a.attrelid::regclass, a.attname) as offender from pg_attribute a
      join pg_class c on c.oid = a.attrelid where c.relnamespace in ${ours} and c.relkind in ('r', 'p') and a.attnum > 0
        and (a.atttypid = 'timestamp'::regtype or a.atttypid = 'timestamptz'::regtype
          and a.attname !~ '_(at|since)$' and a.attname not in ('actual_start_time', 'actual_end_time', 'planned_arrival'))`,
    canaries: [
      {
        sql: aTable('public.canary', 'alter table public.canary add seen_at timestamp'),
        offender: 'canary.seen_at',
      },
      {
        sql: aTable('public.canary', 'alter table public.canary add seen timestamptz'),
        offender: 'canary.seen',
      },
    ],
  },
  {
    name: 'lets views read as their caller',
    offenders: `select oid::regclass::text as offender from pg_class where relnamespace in ${ours} and relkind in ('v', 'm')
      and not coalesce(reloptions @> '{security_invoker=true}', false)`,
    canaries: [
      { sql: 'create view public.canary as select 1 as one', offender: 'canary' },
      { sql: 'create materialized view public.canary as select 1 as one', offender: 'canary' },
    ],
  },
  {
    name: 'shows no more of an old row than its key',
    offenders: `select oid::regclass::text as offender from pg_class where relnamespace in ${ours}
      and relkind in ('r', 'p') and relreplident not in ('d', 'n')`,
    canaries: [{ sql: 'alter table public.drivers replica identity full', offender: 'drivers' }],
  },
  {
    name: 'guards every append-only table also against a replica',
    offenders: `select tgrelid::regclass || ' ' || tgname as offender from pg_trigger
      where tgfoid = 'private.refuse_change()'::regprocedure and tgenabled <> 'A'`,
    canaries: [
      {
        sql: 'alter table public.driver_events enable trigger driver_events_000_refuse',
        offender: 'driver_events driver_events_000_refuse',
      },
    ],
  },
  {
    name: 'names triggers after their table, with a number for their turn',
    offenders: `select tgrelid::regclass || ' ' || tgname as offender from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace in ${ours} and not tgisinternal and tgname !~ ('^' || relname || '_\\d{3}_[a-z_]+$')`,
    canaries: [
      {
        sql: 'alter trigger driver_events_010_admit on public.driver_events rename to admit',
        offender: 'driver_events admit',
      },
    ],
  },
];
