-- Saved views of the board: a name for a query string, for oneself or for the whole workspace.

create table if not exists public.board_views (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null,
  user_id uuid not null default auth.uid(),
  name text not null,
  query text not null default '',
  shared boolean not null default false,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint board_views_name_key unique (workspace_id, user_id, name),
  constraint board_views_member_fkey foreign key (workspace_id, user_id)
    references public.workspace_members (workspace_id, user_id) on delete cascade,
  constraint board_views_name_is_short check (length(btrim(name)) between 1 and 60 and length(name) <= 60),
  -- What is shared stands in everybody's list: nothing that cannot be seen, nothing that turns a line round.
  constraint board_views_name_is_readable check (name !~ '[\u202a-\u202e\u2066-\u2069]'
    and regexp_replace(name, '[\s\u00a0\u00ad\u200b-\u200f\u2060-\u2064\u3164\ufeff]', '', 'g') <> ''),
  constraint board_views_query_is_short check (length(query) <= 2000),
  constraint board_views_position_is_natural check (position between 0 and 1000)
);
comment on table public.board_views is 'A filtered, sorted board by its name. Everybody writes his own and sees what is shared.';
comment on column public.board_views.query is 'The query string of the board''s address, without the question mark.';

create or replace function private.limit_board_views() returns trigger
language plpgsql volatile security definer -- counts what the writer may not lock
set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(format('board_views %s %s', new.workspace_id, new.user_id), 0));
  if (select count(*) from public.board_views as view
    where view.workspace_id = new.workspace_id and view.user_id = new.user_id) >= 50
  then
    raise exception 'You have 50 saved views already' using errcode = 'PT409', hint = 'too_many_views';
  end if;
  return new;
end
$$;
drop trigger if exists board_views_010_limit on public.board_views;
create trigger board_views_010_limit before insert on public.board_views
  for each row execute function private.limit_board_views();
drop trigger if exists board_views_090_stamp on public.board_views;
create trigger board_views_090_stamp before update on public.board_views
  for each row execute function private.stamp_updated_at();

alter table public.board_views enable row level security;
revoke all on public.board_views from public, anon, authenticated, service_role;
grant select, delete, insert (workspace_id, name, query, shared, position), update (name, query, shared, position)
  on public.board_views to authenticated;
grant select on public.board_views to service_role;
revoke all on function private.limit_board_views() from public, anon, authenticated, service_role;

drop policy if exists board_views_select on public.board_views;
create policy board_views_select on public.board_views for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()) and (shared or user_id = (select auth.uid())));
drop policy if exists board_views_insert on public.board_views;
create policy board_views_insert on public.board_views for insert to authenticated
  with check (workspace_id in (select private.my_workspace_ids()) and user_id = (select auth.uid()));
drop policy if exists board_views_update on public.board_views;
create policy board_views_update on public.board_views for update to authenticated
  using (workspace_id in (select private.my_workspace_ids()) and user_id = (select auth.uid()))
  with check (workspace_id in (select private.my_workspace_ids()) and user_id = (select auth.uid()));
drop policy if exists board_views_delete on public.board_views;
create policy board_views_delete on public.board_views for delete to authenticated
  using (workspace_id in (select private.my_workspace_ids()) and user_id = (select auth.uid()));
