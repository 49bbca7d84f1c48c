-- A workspace's own list of reasons: standard ones in its words and order or retired, its own beside them; none is ever deleted.

create table if not exists public.workspace_reasons (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  action text not null,
  code text not null,
  label text,
  label_nl text,
  position integer,
  retired_at timestamptz,
  primary key (workspace_id, action, code),
  constraint workspace_reasons_reason_fkey foreign key (action, code)
    references public.reason_codes (action, code) on delete restrict,
  constraint workspace_reasons_labels_are_short check (length(label) between 1 and 60 and length(label_nl) between 1 and 60)
);
comment on table public.workspace_reasons is
  'How a workspace''s list of reasons differs from the standard one; a reason without a row here is offered as it is.';
comment on column public.workspace_reasons.label is 'Null: the words of reason_codes.';
comment on column public.workspace_reasons.label_nl is 'In Dutch, where it is not the label.';
create index if not exists workspace_reasons_reason_idx on public.workspace_reasons (action, code);

-- Every reason a workspace has had, in its order; the retired ones too, because the log names them.
create or replace function private.reasons_of(p_workspace_id uuid)
returns table (action text, code text, label text, label_nl text, standard boolean, requires_note boolean, retired boolean,
  place bigint)
language plpgsql stable security definer -- asked for callers of any role
set search_path = '' as $$
begin
  return query
    select reason.action, reason.code, coalesce(mine.label, reason.label), mine.label_nl, reason.owner_id is null,
      reason.requires_note, mine.retired_at is not null,
      row_number() over (partition by reason.action order by coalesce(mine.position, reason.position), reason.position, reason.code)
    from public.reason_codes as reason
    left join public.workspace_reasons as mine
      on mine.workspace_id = p_workspace_id and mine.action = reason.action and mine.code = reason.code
    where reason.owner_id is null or reason.owner_id = p_workspace_id;
end
$$;

create or replace function private.reason_label(p_workspace_id uuid, p_action text, p_code text) returns text
language sql stable security definer -- asked for callers of any role
set search_path = '' as $$
  select coalesce(mine.label, reason.label)
  from public.reason_codes as reason
  left join public.workspace_reasons as mine
    on mine.workspace_id = p_workspace_id and mine.action = reason.action and mine.code = reason.code
  where reason.action = p_action and reason.code = p_code
    and (reason.owner_id is null or reason.owner_id = p_workspace_id)
$$;

create or replace function private.require_reason(p_workspace_id uuid, p_action text, p_reason_code text, p_note text)
returns text
language plpgsql stable security definer -- asked for callers of any role
set search_path = '' as $$
declare
  needs_note boolean;
begin
  select reason.requires_note into needs_note from public.reason_codes as reason
  where reason.action = p_action and reason.code = p_reason_code
    and (reason.owner_id is null or reason.owner_id = p_workspace_id)
    and not exists (select from public.workspace_reasons as mine
      where mine.workspace_id = p_workspace_id and mine.action = reason.action and mine.code = reason.code
        and mine.retired_at is not null);
  if not found then
    raise exception 'Choose one of the reasons' using errcode = 'PT422', hint = 'unknown_reason';
  end if;
  return private.require_note(p_note, needs_note);
end
$$;

create or replace function private.reason_json(p_workspace_id uuid, p_action text, p_code text) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select to_jsonb(reason) - 'place' from private.reasons_of(p_workspace_id) as reason
  where reason.action = p_action and reason.code = p_code
$$;

create or replace function public.reason_list(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  return (select jsonb_agg(to_jsonb(reason) - 'place' order by reason.action, reason.place)
    from private.reasons_of(p_workspace_id) as reason);
end
$$;
comment on function public.reason_list(uuid) is
  '[{action, code, label, label_nl (null: as label), standard, requires_note, retired}] of every act, in the workspace''s order; '
  'retired ones may not be given any more. PT404 not_found.';

-- The member, after everybody else who is changing reasons of this workspace.
create or replace function private.require_reason_admin(p_workspace_id uuid) returns public.workspace_members
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(format('reasons %s', p_workspace_id), 0));
  return private.require_role(p_workspace_id, '{admin}', 'workspace');
end
$$;

create or replace function private.require_reason_words(p_label text) returns text
language plpgsql immutable security invoker set search_path = '' as $$
declare
  label text := private.readable_note(p_label);
begin
  if label is null or length(label) > 60 or label ~ '[\n\r\t]' then
    raise exception 'A reason has 1 to 60 characters' using errcode = 'PT422', hint = 'bad_reason';
  end if;
  return label;
end
$$;

create or replace function private.refuse_last_reason(p_workspace_id uuid, p_action text, p_code text) returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- The console gives it for whoever takes a decision back.
  if p_action = 'reopen_review' and p_code = 'decided_by_mistake' or not exists (
    select from private.reasons_of(p_workspace_id) as other
    where other.action = p_action and other.code <> p_code and not other.retired)
  then
    raise exception 'This reason cannot be retired' using errcode = 'PT409', hint = 'needed_reason';
  end if;
end
$$;

create or replace function private.refuse_too_many_reasons(p_workspace_id uuid, p_action text) returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- Each has a letter of its own.
  if (select count(*) from private.reasons_of(p_workspace_id) as reason where reason.action = p_action and not reason.retired) >= 20
  then
    raise exception 'An act has 20 reasons at most' using errcode = 'PT409', hint = 'too_many_reasons';
  end if;
end
$$;

alter table public.workspace_reasons enable row level security;
revoke all on public.workspace_reasons from public, anon, authenticated, service_role;
grant select on public.workspace_reasons to authenticated, service_role;
drop policy if exists workspace_reasons_select on public.workspace_reasons;
create policy workspace_reasons_select on public.workspace_reasons for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function private.reasons_of(uuid), private.reason_label(uuid, text, text),
  private.require_reason(uuid, text, text, text), private.reason_json(uuid, text, text), public.reason_list(uuid),
  private.require_reason_admin(uuid), private.require_reason_words(text), private.refuse_last_reason(uuid, text, text),
  private.refuse_too_many_reasons(uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.reason_list(uuid) to authenticated, service_role;
