/**
 * What a new table, function or sequence in `public` gives to the API roles.
 * `old`: everything, as projects made before 30 October 2026 do. `new`: nothing, every grant is by name.
 */
export type DefaultGrants = 'old' | 'new';

const roles = 'anon, authenticated, service_role';

/** SQL that sets the default privileges; it changes only what is made afterwards. */
export function defaultGrantsSql(kind: DefaultGrants): string {
  const [verb, preposition] = kind === 'old' ? ['grant', 'to'] : ['revoke', 'from'];
  return ['postgres', 'supabase_admin']
    .flatMap((owner) =>
      ['tables', 'functions', 'sequences'].map(
        (subject) =>
          `alter default privileges for role ${owner} in schema public ${verb} all on ${subject} ${preposition} ${roles};`,
      ),
    )
    .join('\n');
}
