-- Supervisors' acts: one append-only line for each, with a reason from a list, and the same answer to the same request.

create table if not exists public.reason_codes (
  action text not null,
  code text not null,
  label text not null,
  requires_note boolean not null default true,
  position integer not null,
  owner_id uuid references public.workspaces (id) on delete restrict,
  primary key (action, code),
  constraint reason_codes_position_key unique nulls not distinct (owner_id, action, position)
);
comment on table public.reason_codes is
  'The reasons a supervisor may give, by act. How a workspace shows them, and whether it still does: workspace_reasons.';
comment on column public.reason_codes.owner_id is 'The workspace whose own reason it is; null: a standard one, for every workspace.';

insert into public.reason_codes (action, code, label, requires_note, position)
values
  ('override', 'driver_unreachable', 'Driver unreachable', true, 1),
  ('override', 'vehicle_breakdown', 'Vehicle breakdown', true, 2),
  ('override', 'safety_or_security', 'Safety or security', true, 3),
  ('override', 'device_or_app_fault', 'Device or app fault', true, 4),
  ('override', 'customer_or_depot_request', 'Customer or depot request', true, 5),
  ('override', 'correct_wrong_state', 'Correct a wrong state', true, 6),
  ('force_logout', 'device_lost_or_stolen', 'Device lost or stolen', true, 1),
  ('force_logout', 'suspected_shared_account', 'Suspected shared account', true, 2),
  ('force_logout', 'app_not_responding', 'App not responding', true, 3),
  ('force_logout', 'shift_ended', 'Shift ended', true, 4),
  ('force_logout', 'other', 'Other', true, 5)
on conflict do nothing;

create table if not exists public.supervisor_actions (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  batch_id uuid,
  driver_id uuid,
  session_id uuid,
  reason_code text,
  note text,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  request_id uuid,
  reverses_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  constraint supervisor_actions_workspace_id_id_key unique (workspace_id, id),
  constraint supervisor_actions_request_key unique (workspace_id, actor_id, request_id),
  constraint supervisor_actions_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete restrict,
  constraint supervisor_actions_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint supervisor_actions_session_fkey foreign key (workspace_id, session_id)
    references public.driver_sessions (workspace_id, id) on delete restrict,
  constraint supervisor_actions_reverses_fkey foreign key (workspace_id, reverses_id)
    references public.supervisor_actions (workspace_id, id) on delete restrict,
  constraint supervisor_actions_reason_fkey foreign key (action, reason_code)
    references public.reason_codes (action, code) on delete restrict,
  constraint supervisor_actions_note_is_readable check (length(note) <= 2000)
);
comment on table public.supervisor_actions is 'The audit: who did what to whom, why, before and after. Append-only.';
comment on column public.supervisor_actions.actor_id is 'Null when no person acted: a secret key, or a limit that the database keeps by itself (actor_name).';
create index if not exists supervisor_actions_created_at_idx on public.supervisor_actions (workspace_id, created_at desc, id);
create index if not exists supervisor_actions_batch_idx on public.supervisor_actions (workspace_id, batch_id);
create index if not exists supervisor_actions_driver_idx on public.supervisor_actions (workspace_id, driver_id);
create index if not exists supervisor_actions_session_idx on public.supervisor_actions (workspace_id, session_id);
create unique index if not exists supervisor_actions_reverses_idx on public.supervisor_actions (workspace_id, reverses_id);
create index if not exists supervisor_actions_reason_idx on public.supervisor_actions (action, reason_code);

-- Without what cannot be seen, so that ten blanks are not ten characters.
create or replace function private.readable_note(p_note text) returns text
language sql immutable security invoker set search_path = '' as $$
  select nullif(regexp_replace(
    regexp_replace(coalesce(p_note, ''), '[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]', '', 'g'),
    '^[\s\u00a0\u2000-\u200a\u3000]+|[\s\u00a0\u2000-\u200a\u3000]+$', '', 'g'), '')
$$;

-- Returns the note as it is kept.
create or replace function private.require_note(p_note text, p_is_required boolean) returns text
language plpgsql immutable security invoker set search_path = '' as $$
declare
  note text := private.readable_note(p_note);
begin
  if coalesce(length(note) < 10, p_is_required) then
    raise exception 'Write a note of at least 10 characters' using errcode = 'PT422', hint = 'note_too_short';
  elsif length(note) > 2000 then
    raise exception 'Write a note of at most 2000 characters' using errcode = 'PT422', hint = 'note_too_long';
  end if;
  return note;
end
$$;

-- Answers of calls that may be sent again, a bulk act above all: a repeat gets the answer of the first time.
create table if not exists private.supervisor_calls (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  actor_id uuid not null,
  request_id uuid not null,
  call jsonb not null,
  answer jsonb not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, actor_id, request_id)
);
alter table private.supervisor_calls enable row level security;
revoke all on private.supervisor_calls from public, anon, authenticated, service_role;
comment on table private.supervisor_calls is 'What was answered to which request; the actor of a secret key is all zeros.';
create index if not exists supervisor_calls_answered_at_idx on private.supervisor_calls (answered_at);

create or replace function private.earlier_answer(p_workspace_id uuid, p_actor_id uuid, p_request_id uuid, p_call jsonb)
returns jsonb
language plpgsql volatile security definer -- asked before the caller's role allows more
set search_path = '' as $$
declare
  actor uuid := coalesce(p_actor_id, '00000000-0000-0000-0000-000000000000');
  earlier private.supervisor_calls;
begin
  if p_request_id is null then
    raise exception 'The request needs an id' using errcode = 'PT422', hint = 'request_id_required';
  end if;
  -- Two sendings at once: the second waits for the answer of the first.
  perform pg_advisory_xact_lock(hashtextextended(format('request %s %s %s', p_workspace_id, actor, p_request_id), 0));
  select call.* into earlier from private.supervisor_calls as call
  where call.workspace_id = p_workspace_id and call.actor_id = actor and call.request_id = p_request_id;
  if found and earlier.call <> p_call then
    raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
  end if;
  return earlier.answer || '{"replayed": true}';
end
$$;
comment on function private.earlier_answer(uuid, uuid, uuid, jsonb) is
  'Null when the request is new; call is its name with all that it asks for. PT422 request_id_required, PT409 request_reused.';

create or replace function private.keep_answer(p_workspace_id uuid, p_actor_id uuid, p_request_id uuid, p_call jsonb,
  p_answer jsonb) returns jsonb
language sql volatile security definer -- the answers are in nobody's hands
set search_path = '' as $$
  insert into private.supervisor_calls (workspace_id, actor_id, request_id, call, answer)
  values (p_workspace_id, coalesce(p_actor_id, '00000000-0000-0000-0000-000000000000'), p_request_id, p_call,
    p_answer || '{"replayed": false}')
  returning answer
$$;

create or replace function private.forget_answers() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  forgotten integer;
begin
  delete from private.supervisor_calls as call where call.answered_at < now() - interval '7 days';
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
comment on function private.forget_answers() is 'Nobody sends a request again after a week. Returns how many were forgotten.';

call private.make_append_only('public.supervisor_actions');
alter table public.reason_codes enable row level security;
alter table public.supervisor_actions enable row level security;
revoke all on public.reason_codes, public.supervisor_actions from public, anon, authenticated, service_role;
grant select on public.reason_codes, public.supervisor_actions to authenticated, service_role;
revoke all on function private.readable_note(text), private.require_note(text, boolean),
  private.earlier_answer(uuid, uuid, uuid, jsonb), private.keep_answer(uuid, uuid, uuid, jsonb, jsonb),
  private.forget_answers() from public, anon, authenticated, service_role;

drop policy if exists reason_codes_select on public.reason_codes;
create policy reason_codes_select on public.reason_codes for select to authenticated
  using (owner_id is null or owner_id in (select private.my_workspace_ids()));
drop policy if exists supervisor_actions_select on public.supervisor_actions;
create policy supervisor_actions_select on public.supervisor_actions for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
