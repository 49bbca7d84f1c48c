import { aFunction, type CatalogueRule, ours } from './catalogue-rule.ts';

/** What must hold of every policy: “the schema …”. */
export const rulesOfPolicies: readonly CatalogueRule[] = [
  {
    name: 'has policies for signed-in people only, one verb each',
    offenders: `select tablename || ' ' || policyname as offender from pg_policies
      where (schemaname in ('public', 'private') or policyname like 'workspace%')
        and (roles <> '{authenticated}' or cmd = 'ALL' or permissive <> 'PERMISSIVE')`,
    canaries: [
      { sql: 'create policy canary on public.drivers for update using (false)', offender: 'drivers canary' },
      {
        sql: 'create policy canary on public.drivers to authenticated using (false)',
        offender: 'drivers canary',
      },
      {
        sql: 'create policy canary on public.drivers for select to anon using (false)',
        offender: 'drivers canary',
      },
    ],
  },
  {
    name: 'has one policy a verb',
    offenders: `select format('%s %s', tablename, cmd) as offender from pg_policies
      where schemaname in ('public', 'private') group by schemaname, tablename, cmd having count(*) > 1`,
    canaries: [
      {
        sql: 'create policy canary on public.drivers for select to authenticated using (false)',
        offender: 'drivers SELECT',
      },
    ],
  },
  {
    name: 'has a policy for what is granted, and a grant for every policy',
    offenders: `with granted as (
        select c.relname as tablename, verb from pg_class c,
          unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) as verb
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and case verb
          when 'DELETE' then has_table_privilege('authenticated', c.oid, verb)
          else has_any_column_privilege('authenticated', c.oid, verb) end
      ), allowed as (select tablename, cmd as verb from pg_policies where schemaname = 'public')
      select format('%s %s', tablename, verb) as offender
      from granted full join allowed using (tablename, verb) where granted is null or allowed is null`,
    canaries: [
      { sql: 'grant delete on public.drivers to authenticated', offender: 'drivers DELETE' },
      { sql: 'grant update (phone) on public.drivers to authenticated', offender: 'drivers UPDATE' },
      {
        sql: 'create policy canary on public.drivers for delete to authenticated using (false)',
        offender: 'drivers DELETE',
      },
    ],
  },
  {
    name: 'asks in every policy whose row it is, unless nobody’s',
    offenders: `select tablename || ' ' || policyname as offender from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') !~ 'my_|uid\\(\\)'
        and exists (select from pg_attribute where attrelid = format('public.%I', tablename)::regclass
          and attname in ('workspace_id', 'user_id'))`,
    canaries: [
      {
        sql: 'create policy canary on public.drivers for update to authenticated using (true)',
        offender: 'drivers canary',
      },
      {
        sql: 'create policy canary on public.drivers for update to authenticated using (auth.role() is not null)',
        offender: 'drivers canary',
      },
    ],
  },
  {
    name: 'asks who the caller is once a statement, not once a row',
    offenders: `select tablename || ' ' || policyname as offender from pg_policies
      where (schemaname = 'public' or policyname like 'workspace%')
        and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), 'SELECT \\(*(auth|private)\\.[a-z_]+\\(\\)', '', 'gi')
          ~ '(auth\\.(uid|jwt|role)|private\\.my_[a-z_]+)\\(\\)'`,
    canaries: [
      {
        sql: 'create policy canary on public.drivers for update to authenticated using (id = auth.uid())',
        offender: 'drivers canary',
      },
    ],
  },
  {
    name: 'trusts no metadata of a user and no role in a token',
    offenders: `select format('%s %s', tablename, policyname) as offender from pg_policies
      where (schemaname in ('public', 'private') or policyname like 'workspace%')
        and coalesce(qual, '') || coalesce(with_check, '') ~* '(user|app)_metadata|->>? *''role''|auth\\.role'
      union all
      select p.oid::regprocedure::text from pg_proc p where p.pronamespace in ${ours}
        and p.prosrc ~* '(user|app)_metadata|jwt\\(\\) *->>? *''role''|auth\\.role\\('`,
    canaries: [
      {
        sql: `create policy canary on public.drivers for update to authenticated
          using ((select auth.jwt() -> 'user_metadata' ->> 'role') = 'admin')`,
        offender: 'drivers canary',
      },
      {
        sql: aFunction(
          'public.canary()',
          `set search_path = ''`,
          `select 1 where auth.jwt() ->> 'role' = 'admin'`,
        ),
        offender: 'canary()',
      },
    ],
  },
  {
    name: 'has row-level security on the messages of Realtime',
    offenders: `select oid::regclass::text as offender from pg_class
      where oid = 'realtime.messages'::regclass and not relrowsecurity`,
    canaries: [],
  },
];
