-- What time alone ends: claims, snoozes and requests for an approval.

create or replace function private.sweep_expired_claims() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  review record;
  swept integer := 0;
begin
  for review in
    select r.id from public.event_reviews as r
    where r.claimed_by is not null and r.claim_ends_at <= clock_timestamp()
    order by r.workspace_id, r.id for no key update skip locked
  loop
    update public.event_reviews as r
    set claimed_by = null, claimed_by_name = null, claimed_at = null, claim_ends_at = null where r.id = review.id;
    swept := swept + 1;
  end loop;
  return swept;
end
$$;
comment on function private.sweep_expired_claims() is
  'Tells the consoles of claims that are over; nothing else waits for it. Returns how many.';

create or replace function private.wake_snoozed_reviews() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  review record;
  woken integer := 0;
begin
  for review in
    select r.id from public.event_reviews as r
    where r.status = 'snoozed' and r.snooze_ends_at <= clock_timestamp()
    order by r.workspace_id, r.id for no key update skip locked
  loop
    update public.event_reviews as r
    set status = 'open', snooze_ends_at = null, decided_by = null, decided_by_name = null, decided_at = null,
      decision_action_id = null
    where r.id = review.id;
    woken := woken + 1;
  end loop;
  return woken;
end
$$;
comment on function private.wake_snoozed_reviews() is
  'Opens reviews whose time has come; until then the queue shows them as if. Returns how many.';

create or replace function private.expire_approval_requests() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  request record;
  expired integer := 0;
begin
  for request in
    select r.id from public.approval_requests as r where r.status = 'pending' and r.expires_at <= clock_timestamp()
    order by r.workspace_id, r.id for no key update skip locked
  loop
    update public.approval_requests as r set status = 'expired' where r.id = request.id;
    expired := expired + 1;
  end loop;
  return expired;
end
$$;
comment on function private.expire_approval_requests() is
  'Tells the consoles of requests whose time is over; nothing else waits for it. Returns how many.';

revoke all on function private.sweep_expired_claims(), private.wake_snoozed_reviews(), private.expire_approval_requests()
  from public, anon, authenticated, service_role;
