-- Reviews: every flagged or refused event and every broken glass makes one work item with its risk and the time it is due by.

alter table public.workspace_settings add column if not exists claim_minutes integer not null default 10;
alter table public.workspace_settings add column if not exists high_risk_due_minutes integer not null default 20;
alter table public.workspace_settings add column if not exists medium_risk_due_minutes integer not null default 45;
alter table public.workspace_settings add column if not exists low_risk_due_minutes integer not null default 90;
alter table public.workspace_settings drop constraint if exists workspace_settings_review_minutes_are_sane;
alter table public.workspace_settings add constraint workspace_settings_review_minutes_are_sane
  check (claim_minutes between 1 and 120 and high_risk_due_minutes between 1 and 10080
    and medium_risk_due_minutes between 1 and 10080 and low_risk_due_minutes between 1 and 10080);
comment on column public.workspace_settings.claim_minutes is 'How long a claim on a review lasts unless it is renewed.';

insert into public.reason_codes (action, code, label, requires_note, position)
values
  ('confirm_review', 'as_flagged', 'Happened as flagged', false, 1),
  ('confirm_review', 'driver_admitted', 'Driver admitted it', false, 2),
  ('confirm_review', 'process_not_followed', 'Process not followed', false, 3),
  ('confirm_review', 'suspected_fraud', 'Suspected fraud', true, 4),
  ('confirm_review', 'other', 'Other', true, 5),
  ('dismiss_review', 'position_inaccurate', 'Position inaccurate', false, 1),
  ('dismiss_review', 'stop_pin_wrong', 'Stop pin is wrong', false, 2),
  ('dismiss_review', 'poor_coverage', 'Poor network coverage', false, 3),
  ('dismiss_review', 'device_clock_wrong', 'Device clock is wrong', false, 4),
  ('dismiss_review', 'agreed_with_driver', 'Agreed with the driver', false, 5),
  ('dismiss_review', 'other', 'Other', true, 6),
  ('follow_up_review', 'ask_driver', 'Ask the driver', false, 1),
  ('follow_up_review', 'ask_customer', 'Ask the customer', false, 2),
  ('follow_up_review', 'ask_depot', 'Ask the depot', false, 3),
  ('follow_up_review', 'check_device', 'Check the device', false, 4),
  ('follow_up_review', 'other', 'Other', true, 5),
  ('snooze_review', 'waiting_for_sync', 'Waiting for a sync', false, 1),
  ('snooze_review', 'waiting_for_answer', 'Waiting for an answer', false, 2),
  ('snooze_review', 'after_the_route', 'Look again after the route', false, 3),
  ('snooze_review', 'other', 'Other', true, 4),
  ('reopen_review', 'decided_by_mistake', 'Decided by mistake', false, 1),
  ('reopen_review', 'new_information', 'New information', true, 2),
  ('reopen_review', 'other', 'Other', true, 3),
  ('take_over_review', 'colleague_is_away', 'Colleague is away', false, 1),
  ('take_over_review', 'handed_over', 'Handed over', false, 2),
  ('take_over_review', 'cannot_wait', 'Cannot wait', false, 3),
  ('take_over_review', 'other', 'Other', true, 4)
on conflict do nothing;

do $$
begin
  if not exists (select from pg_catalog.pg_constraint where conname = 'rejected_driver_events_workspace_id_id_key') then
    alter table public.rejected_driver_events
      add constraint rejected_driver_events_workspace_id_id_key unique (workspace_id, id);
  end if;
end
$$;

create table if not exists public.event_reviews (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  kind text not null,
  event_seq bigint, rejected_event_id uuid, action_id uuid,
  acted_by uuid,
  batch_id uuid, driver_id uuid,
  reasons text[] not null,
  risk integer not null,
  status text not null default 'open',
  created_at timestamptz not null default clock_timestamp(),
  due_at timestamptz not null,
  claimed_by uuid, claimed_by_name text, claimed_at timestamptz, claim_ends_at timestamptz,
  snooze_ends_at timestamptz,
  decided_by uuid, decided_by_name text, decided_at timestamptz, decision_action_id uuid,
  revision bigint not null default 0,
  board_revision bigint not null default 0,
  constraint event_reviews_workspace_id_id_key unique (workspace_id, id),
  constraint event_reviews_event_key unique (workspace_id, event_seq),
  constraint event_reviews_rejected_event_key unique (workspace_id, rejected_event_id),
  constraint event_reviews_action_key unique (workspace_id, action_id),
  constraint event_reviews_rejected_event_fkey foreign key (workspace_id, rejected_event_id)
    references public.rejected_driver_events (workspace_id, id) on delete restrict,
  constraint event_reviews_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete restrict,
  constraint event_reviews_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint event_reviews_subject_is_of_its_kind check (num_nonnulls(event_seq, rejected_event_id, action_id) = 1
    and kind = case when event_seq is not null then 'event' when rejected_event_id is not null then 'rejected_event'
      else 'break_glass' end),
  constraint event_reviews_reasons_are_given check (cardinality(reasons) > 0),
  constraint event_reviews_risk_is_known check (risk between 1 and 3),
  constraint event_reviews_status_is_known check (status in ('open', 'follow_up', 'snoozed', 'confirmed', 'dismissed')),
  constraint event_reviews_claim_is_whole check (num_nonnulls(claimed_by, claimed_by_name, claimed_at, claim_ends_at) in (0, 4)),
  constraint event_reviews_decided_is_not_claimed check (status not in ('confirmed', 'dismissed') or claimed_by is null),
  constraint event_reviews_decision_is_whole check (
    num_nonnulls(decided_by, decided_by_name, decided_at, decision_action_id) = case when status = 'open' then 0 else 4 end),
  constraint event_reviews_snoozed_has_a_time check ((status = 'snoozed') = (snooze_ends_at is not null))
) with (fillfactor = 70);
comment on table public.event_reviews is
  'What needs a human, one row a flagged event with all its flags. The event itself never changes; reviews do, by acts.';
comment on column public.event_reviews.event_seq is
  'Of driver_events. Nothing refers by a key to what is append-only: nothing goes away there, and it must itself refuse TRUNCATE.';
comment on column public.event_reviews.acted_by is 'Who broke the glass: somebody else must decide.';
comment on column public.event_reviews.risk is '1 low, 2 medium, 3 high: that of its worst reason.';
comment on column public.event_reviews.claim_ends_at is 'The claim is a lease: over by the clock of the database, whoever looks.';
comment on column public.event_reviews.decision_action_id is 'The act that gave it its status; undoing refers to it.';
comment on column public.event_reviews.board_revision is 'Of the last change that altered the flags of its batch on the board.';

create index if not exists event_reviews_open_idx on public.event_reviews (workspace_id, (-risk), created_at, id)
  where status in ('open', 'snoozed');
create index if not exists event_reviews_follow_up_idx on public.event_reviews (workspace_id, decided_at, id)
  where status = 'follow_up';
create index if not exists event_reviews_snoozed_idx on public.event_reviews (workspace_id, snooze_ends_at, id)
  where status = 'snoozed';
create index if not exists event_reviews_done_idx on public.event_reviews (workspace_id, decided_at, id)
  where status in ('confirmed', 'dismissed');
create index if not exists event_reviews_claimed_idx on public.event_reviews (workspace_id, claimed_by)
  where claimed_by is not null;
create index if not exists event_reviews_claimed_until_idx on public.event_reviews (claim_ends_at) where claimed_by is not null;
create index if not exists event_reviews_snooze_ends_idx on public.event_reviews (snooze_ends_at) where status = 'snoozed';
create index if not exists event_reviews_batch_idx on public.event_reviews (workspace_id, batch_id);
create index if not exists event_reviews_flags_idx on public.event_reviews (workspace_id, batch_id)
  where status in ('open', 'follow_up', 'snoozed');
create index if not exists event_reviews_driver_idx on public.event_reviews (workspace_id, driver_id, created_at);
create index if not exists event_reviews_created_idx on public.event_reviews (workspace_id, created_at, id);
create index if not exists event_reviews_revision_idx on public.event_reviews (workspace_id, revision);
create index if not exists event_reviews_board_revision_idx on public.event_reviews (workspace_id, board_revision)
  where board_revision > 0;

create or replace function private.count_review_change() returns trigger
language plpgsql volatile security definer -- whoever's act it is, the counters are in nobody's hands
set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and new is not distinct from old then
    return new;
  end if;
  new.revision := private.next_revision(new.workspace_id);
  -- A new flag of an event reaches the board with the event.
  if (tg_op = 'INSERT' and new.kind <> 'event') or (tg_op = 'UPDATE'
    and (new.status in ('confirmed', 'dismissed')) <> (old.status in ('confirmed', 'dismissed')))
  then
    new.board_revision := new.revision;
  end if;
  return new;
end
$$;
drop trigger if exists event_reviews_050_count on public.event_reviews;
create trigger event_reviews_050_count before insert or update on public.event_reviews
  for each row execute function private.count_review_change();

create or replace function private.open_review(p_review public.event_reviews) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  risk integer := case
    when p_review.reasons && '{IMPOSSIBLE_SPEED,REJECTED_TRANSITION,AFTER_LOGOUT,BAD_SIGNATURE,BREAK_GLASS}' then 3
    when p_review.reasons && '{GEOFENCE_MISS,CLOCK_SKEW,OUT_OF_SEQUENCE,REJECTED_EVENT}' then 2 else 1 end;
begin
  insert into public.event_reviews (workspace_id, kind, event_seq, rejected_event_id, action_id, acted_by, batch_id, driver_id,
    reasons, risk, created_at, due_at)
  select p_review.workspace_id, p_review.kind, p_review.event_seq, p_review.rejected_event_id, p_review.action_id,
    p_review.acted_by, p_review.batch_id, p_review.driver_id, p_review.reasons, risk, p_review.created_at,
    p_review.created_at + make_interval(mins => case risk when 3 then rule.high_risk_due_minutes
      when 2 then rule.medium_risk_due_minutes else rule.low_risk_due_minutes end)
  from public.workspace_settings as rule where rule.workspace_id = p_review.workspace_id;
end
$$;

create or replace function private.review_flagged_event() returns trigger
language plpgsql volatile security definer -- a driver may not write what is found about him
set search_path = '' as $$
declare
  review public.event_reviews;
begin
  review.workspace_id := new.workspace_id;
  review.kind := 'event';
  review.event_seq := new.seq;
  review.batch_id := new.batch_id;
  review.driver_id := new.driver_id;
  review.reasons := new.flag_reasons;
  review.created_at := new.synced_at;
  perform private.open_review(review);
  return null;
end
$$;
drop trigger if exists driver_events_200_review on public.driver_events;
create trigger driver_events_200_review after insert on public.driver_events
  for each row when (new.flagged_for_review) execute function private.review_flagged_event();

create or replace function private.review_rejected_event() returns trigger
language plpgsql volatile security definer -- a driver may not write what is found about him
set search_path = '' as $$
declare
  review public.event_reviews;
begin
  -- Nothing that was refused moved anything: a device that sends rubbish must not bury what did.
  if (select count(*) from (select from public.event_reviews as waiting where waiting.workspace_id = new.workspace_id
    and waiting.driver_id = new.driver_id and waiting.kind = 'rejected_event'
    and waiting.status not in ('confirmed', 'dismissed') limit 100) as undecided) >= 100
  then
    return null;
  end if;
  review.workspace_id := new.workspace_id;
  review.kind := 'rejected_event';
  review.rejected_event_id := new.id;
  review.driver_id := new.driver_id;
  review.batch_id := new.batch_id;
  review.reasons := case when new.flag_reasons <> '{}' then new.flag_reasons else '{REJECTED_EVENT}' end;
  review.created_at := new.received_at;
  perform private.open_review(review);
  return null;
end
$$;
drop trigger if exists rejected_driver_events_200_review on public.rejected_driver_events;
-- At the end of the transaction: its counter is locked last, and the queue may go on with an event that locks a batch.
create constraint trigger rejected_driver_events_200_review after insert on public.rejected_driver_events
  deferrable initially deferred
  -- A forbidden move is a flag, which has a switch; anything else that cannot be kept as an event always needs a look.
  for each row when (new.workspace_id is not null and (new.flag_reasons <> '{}' or new.reason <> 'illegal_transition'))
  execute function private.review_rejected_event();

create or replace function private.review_broken_glass() returns trigger
language plpgsql volatile security definer -- nobody may leave it out
set search_path = '' as $$
declare
  review public.event_reviews;
begin
  review.workspace_id := new.workspace_id;
  review.kind := 'break_glass';
  review.action_id := new.id;
  review.acted_by := new.actor_id;
  review.batch_id := new.batch_id;
  review.driver_id := new.driver_id;
  review.reasons := '{BREAK_GLASS}';
  review.created_at := new.created_at;
  perform private.open_review(review);
  return null;
end
$$;
drop trigger if exists supervisor_actions_200_review on public.supervisor_actions;
create trigger supervisor_actions_200_review after insert on public.supervisor_actions
  for each row when (new.after ? 'break_glass_reason') execute function private.review_broken_glass();

alter table public.event_reviews enable row level security;
revoke all on public.event_reviews from public, anon, authenticated, service_role;
grant select on public.event_reviews to authenticated, service_role;
drop policy if exists event_reviews_select on public.event_reviews;
create policy event_reviews_select on public.event_reviews for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function private.count_review_change(), private.open_review(public.event_reviews),
  private.review_flagged_event(), private.review_rejected_event(), private.review_broken_glass()
  from public, anon, authenticated, service_role;
