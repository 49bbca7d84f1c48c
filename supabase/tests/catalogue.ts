import type postgres from 'postgres';

/** Everything that the migrations make, as sorted lines: two schemas are the same when their lines are. */
export async function describeSchema(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with ours as (select oid, nspname from pg_namespace where nspname in ('public', 'private'))
    select format('type %s %s', t.oid::regtype, array_agg(e.enumlabel order by e.enumsortorder)) as line
      from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace in (select oid from ours) group by t.oid
    union all
    select format('relation %s %s rls=%s,%s %s %s %s', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
      c.relreplident, c.reloptions, obj_description(c.oid, 'pg_class'))
      from pg_class c where c.relnamespace in (select oid from ours)
    union all
    select format('column %s.%s %s %s %s %s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
      a.attnotnull, pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum))
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace in (select oid from ours) and a.attnum > 0 and not a.attisdropped
    union all
    select format('constraint %s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k where k.connamespace in (select oid from ours)
    union all
    select format('index %s', i.indexdef) from pg_indexes i where i.schemaname in (select nspname from ours)
    union all
    select format('function %s %s', pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'))
      from pg_proc p where p.pronamespace in (select oid from ours)
    union all
    select format('trigger %s %s', t.tgenabled, pg_get_triggerdef(t.oid))
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace in (select oid from ours) and not t.tgisinternal
    union all
    select format('policy %s.%s %s %s %s %s %s %s', p.schemaname, p.tablename, p.policyname, p.permissive, p.roles, p.cmd, p.qual,
      p.with_check) from pg_policies p where p.schemaname in ('public', 'private', 'realtime')
    union all
    select format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
      from pg_class c where c.relkind = 'v' and c.relnamespace in (select oid from ours)
    order by line`;
  return [
    ...rows.map(({ line }) => line),
    ...(await linesOf(sql, 'driver_status_transitions')),
    ...(await linesOf(sql, 'reason_codes')),
    ...(await describePrivileges(sql)),
  ];
}

/** Who may do what, as sorted lines: on schemas, tables, columns and functions, and on what is still to be made. */
export async function describePrivileges(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with ours as (select oid, nspname, nspacl, nspowner from pg_namespace where nspname in ('public', 'private'))
    select format('may %s %s on schema %s', coalesce(nullif(x.grantee, 0)::regrole::text, 'public'), x.privilege_type, n.nspname) as line
      from ours n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) x
    union all
    select format('may %s %s on %s', coalesce(nullif(x.grantee, 0)::regrole::text, 'public'), x.privilege_type, c.oid::regclass)
      from pg_class c, aclexplode(coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))) x
      where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select format('may %s %s on %s.%s', coalesce(nullif(x.grantee, 0)::regrole::text, 'public'), x.privilege_type,
      a.attrelid::regclass, a.attname)
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) x
      where c.relnamespace in (select oid from ours) and a.attnum > 0
    union all
    select format('may %s %s %s', coalesce(nullif(x.grantee, 0)::regrole::text, 'public'), x.privilege_type, p.oid::regprocedure)
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
      where p.pronamespace in (select oid from ours)
    order by line`;
  return rows.map(({ line }) => line);
}

/** The rows of a table that migrations fill, none when it does not exist. */
async function linesOf(sql: postgres.ISql, table: string): Promise<string[]> {
  const [found] = await sql`select where to_regclass(${`public.${table}`}) is not null`;
  if (!found) return [];
  const rows = await sql<{ line: string }[]>`
    select to_jsonb(line)::text as line from public.${sql(table)} as line order by line`;
  return rows.map(({ line }) => `${table} ${line}`);
}
