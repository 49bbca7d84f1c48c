import { aFunction, callers, type CatalogueRule, ours } from './catalogue-rule.ts';

/** What must hold of every function: “the schema …”. */
export const rulesOfFunctions: readonly CatalogueRule[] = [
  {
    name: 'runs every function with an empty search path, but for expressions that the planner copies into its callers',
    offenders: `select p.oid::regprocedure::text as offender from pg_proc p where p.pronamespace in ${ours}
      and not coalesce(p.proconfig @> array['search_path=""'], false)
      and not (p.pronamespace = 'private'::regnamespace and p.proconfig is null and not p.prosecdef and not p.proretset
        and p.prolang = (select oid from pg_language where lanname = 'sql') and regexp_replace(p.prosrc, '--[^\\n]*', '', 'g') !~* '\\m(from|join|into)\\M'
        and not exists (select from ${callers} where has_function_privilege(caller.name, p.oid, 'execute')))`,
    canaries: [
      { sql: aFunction('public.canary()', 'security definer'), offender: 'canary()' },
      {
        sql: aFunction('public.canary()', 'security definer set search_path = public'),
        offender: 'canary()',
      },
      {
        sql: aFunction('private.canary()', '', 'select 1 from public.drivers'),
        offender: 'private.canary()',
      },
    ],
  },
  {
    name: 'lets neither anon nor everybody call a function',
    offenders: `select distinct p.oid::regprocedure::text as offender
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
      where p.pronamespace in ${ours} and x.grantee in (0, 'anon'::regrole)`,
    canaries: [
      {
        sql: `${aFunction('public.canary()', `set search_path = ''`)} grant execute on function public.canary() to anon`,
        offender: 'canary()',
      },
      {
        sql: `${aFunction('private.canary()', `set search_path = ''`)} grant execute on function private.canary() to public`,
        offender: 'private.canary()',
      },
    ],
  },
  {
    name: 'opens private functions only where a policy or a grant on a column’s default asks them',
    offenders: `select distinct p.oid::regprocedure::text as offender from pg_proc p, ${callers}
      where p.pronamespace = 'private'::regnamespace and has_function_privilege(caller.name, p.oid, 'execute')
        and not exists (select from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%private.' || p.proname || '(%')`,
    canaries: [
      {
        sql: 'grant execute on function private.refuse_change() to authenticated',
        offender: 'private.refuse_change()',
      },
    ],
  },
  {
    name: 'has no two functions of one name in the API, which could not tell them apart',
    offenders: `select p.proname::text as offender from pg_proc p where p.pronamespace = 'public'::regnamespace
      group by p.proname having count(*) > 1`,
    canaries: [{ sql: aFunction('public.fleet_head(text)', `set search_path = ''`), offender: 'fleet_head' }],
  },
];

/** What must hold of every grant: “the schema …”. */
export const rulesOfGrants: readonly CatalogueRule[] = [
  {
    name: 'grants anon and everybody nothing but to see that the schema is there',
    offenders: `select distinct c.oid::regclass::text as offender
      from pg_class c, aclexplode(c.relacl) x where c.relnamespace in ${ours} and x.grantee in (0, 'anon'::regrole)
      union all
      select distinct a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid,
        aclexplode(a.attacl) x where c.relnamespace in ${ours} and x.grantee in (0, 'anon'::regrole)
      union all
      select nspname from pg_namespace n, aclexplode(n.nspacl) x where n.oid in ${ours} and x.grantee in (0, 'anon'::regrole)
        and not (nspname = 'public' and x.privilege_type = 'USAGE')`,
    canaries: [
      { sql: 'grant select on public.drivers to anon', offender: 'drivers' },
      { sql: 'grant update (name) on public.drivers to public', offender: 'drivers.name' },
      { sql: 'grant usage on schema private to anon', offender: 'private' },
    ],
  },
  {
    name: 'grants nobody to empty tables, to refer to them or to put triggers on them',
    offenders: `select distinct c.oid::regclass::text as offender from pg_class c, aclexplode(c.relacl) x
      where c.relnamespace in ${ours} and x.grantee <> c.relowner
        and x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')`,
    canaries: [{ sql: 'grant all on public.drivers to service_role', offender: 'drivers' }],
  },
  {
    name: 'grants nobody to make things in its schemas',
    offenders: `select format('%s %s', nspname, x.grantee::regrole) as offender from pg_namespace n, aclexplode(n.nspacl) x
      where n.oid in ${ours} and x.privilege_type = 'CREATE'
        and x.grantee in (0, 'anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole)`,
    canaries: [{ sql: 'grant create on schema private to authenticated', offender: 'private authenticated' }],
  },
  {
    name: 'grants no change of append-only tables',
    offenders: `select distinct t.tgrelid::regclass::text as offender from pg_trigger t,
        unnest('{anon,authenticated,service_role}'::text[]) as caller, unnest('{UPDATE,DELETE}'::text[]) as verb
      where t.tgfoid = 'private.refuse_change()'::regprocedure and case verb
        when 'UPDATE' then has_any_column_privilege(caller, t.tgrelid, verb) else has_table_privilege(caller, t.tgrelid, verb) end`,
    canaries: [
      {
        sql: 'grant update (note) on public.supervisor_actions to service_role',
        offender: 'supervisor_actions',
      },
      { sql: 'grant delete on public.driver_events to service_role', offender: 'driver_events' },
    ],
  },
  {
    name: 'needs no extension in its schemas',
    offenders: `select extname::text as offender from pg_extension where extnamespace in ${ours}`,
    canaries: [],
  },
];
