-- Admins write their workspace's reasons: add, word anew, retire, bring back, order; one line of the audit for each.

create or replace function public.add_reason(p_workspace_id uuid, p_action text, p_label text, p_label_nl text,
  p_requires_note boolean, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- reasons are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_reason_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'add_reason', 'action', p_action, 'label', p_label, 'label_nl', p_label_nl,
    'requires_note', p_requires_note);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  words constant text := private.require_reason_words(p_label);
  words_nl constant text := case when p_label_nl is not null then private.require_reason_words(p_label_nl) end;
  new_code text;
  action_id uuid;
begin
  if answer is not null then
    return answer;
  elsif not exists (select from public.reason_codes as reason where reason.action = p_action and reason.owner_id is null) then
    raise exception 'No such act asks for a reason' using errcode = 'PT422', hint = 'unknown_reason';
  elsif exists (select from private.reasons_of(p_workspace_id) as reason where reason.action = p_action
    and lower(reason.label) = lower(words))
  then
    raise exception 'There is a reason of these words' using errcode = 'PT409', hint = 'reason_exists';
  end if;
  perform private.refuse_too_many_reasons(p_workspace_id, p_action);
  -- A code is one for all workspaces: its end keeps two of the same words apart, and says nothing of the other.
  new_code := coalesce(nullif(left(btrim(regexp_replace(lower(words), '[^a-z0-9]+', '_', 'g'), '_'), 40), ''), 'reason') || '_'
    || substr(encode(extensions.gen_random_bytes(4), 'hex'), 1, 6);
  insert into public.reason_codes (owner_id, action, code, label, requires_note, position)
  select p_workspace_id, p_action, new_code, words, coalesce(p_requires_note, false), coalesce(max(reason.position), 0) + 1
  from public.reason_codes as reason
  where reason.action = p_action and (reason.owner_id is null or reason.owner_id = p_workspace_id);
  insert into public.workspace_reasons (workspace_id, action, code, label_nl, position)
  select p_workspace_id, p_action, new_code, words_nl, count(*)::integer from private.reasons_of(p_workspace_id) as reason
  where reason.action = p_action;
  action_id := private.log_action(member, 'add_reason', '{}', null, null, '{}',
    private.reason_json(p_workspace_id, p_action, new_code), p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call, jsonb_build_object('action_id', action_id,
    'reason', private.reason_json(p_workspace_id, p_action, new_code)));
end
$$;
comment on function public.add_reason(uuid, text, text, text, boolean, uuid) is
  '{action_id, reason: as in reason_list, replayed}; the last of its act. Admins. PT404 not_found, PT403 role_required, PT422 '
  'unknown_reason (no such act), bad_reason (not 1 to 60 characters), PT409 reason_exists, too_many_reasons or request_reused.';

create or replace function public.change_reason(p_workspace_id uuid, p_action text, p_code text, p_changes jsonb,
  p_expected jsonb, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- reasons are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_reason_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'change_reason', 'action', p_action, 'code', p_code, 'changes', p_changes);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  before jsonb;
  after jsonb;
  action_id uuid;
begin
  if answer is not null then
    return answer;
  end if;
  before := private.reason_json(p_workspace_id, p_action, p_code);
  if before is null then
    raise exception 'There is no such reason' using errcode = 'PT404', hint = 'not_found';
  elsif jsonb_typeof(p_changes) is distinct from 'object' or p_changes - '{label,label_nl,retired}'::text[] <> '{}'
    or coalesce(jsonb_typeof(p_changes -> 'label'), 'string') <> 'string'
    or coalesce(jsonb_typeof(p_changes -> 'label_nl'), 'string') not in ('string', 'null')
    or coalesce(jsonb_typeof(p_changes -> 'retired'), 'boolean') <> 'boolean'
  then
    raise exception 'Change label, label_nl or retired' using errcode = 'PT422', hint = 'bad_reason';
  elsif not before @> coalesce(p_expected, '{}') then
    raise exception 'Somebody else has changed this reason' using errcode = 'PT409', hint = 'changed_meanwhile',
      detail = before::text;
  end if;
  perform private.require_reason_words(line.value #>> '{}') from jsonb_each(p_changes) as line
  where jsonb_typeof(line.value) = 'string';
  after := before || coalesce((select jsonb_object_agg(line.key, case jsonb_typeof(line.value)
    when 'string' then to_jsonb(private.readable_note(line.value #>> '{}')) else line.value end)
    from jsonb_each(p_changes) as line), '{}');
  if after = before then
    raise exception 'The reason is so already' using errcode = 'PT422', hint = 'nothing_changed';
  elsif after -> 'label' <> before -> 'label' and exists (select from private.reasons_of(p_workspace_id) as other
    where other.action = p_action and other.code <> p_code and lower(other.label) = lower(after ->> 'label'))
  then
    raise exception 'There is a reason of these words' using errcode = 'PT409', hint = 'reason_exists';
  elsif after -> 'retired' = 'true' and before -> 'retired' = 'false' then
    perform private.refuse_last_reason(p_workspace_id, p_action, p_code);
  elsif after -> 'retired' = 'false' and before -> 'retired' = 'true' then
    perform private.refuse_too_many_reasons(p_workspace_id, p_action);
  end if;
  insert into public.workspace_reasons as mine (workspace_id, action, code, label, label_nl, retired_at)
  select p_workspace_id, p_action, p_code, nullif(after ->> 'label', reason.label), after ->> 'label_nl',
    case when after -> 'retired' = 'true' then clock_timestamp() end
  from public.reason_codes as reason where reason.action = p_action and reason.code = p_code
  on conflict (workspace_id, action, code) do update
  set label = excluded.label, label_nl = excluded.label_nl,
    retired_at = case when excluded.retired_at is not null then coalesce(mine.retired_at, excluded.retired_at) end;
  action_id := private.log_action(member, 'change_reason', '{}', null, null, before, after, p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'reason', after));
end
$$;
comment on function public.change_reason(uuid, text, text, jsonb, jsonb, uuid) is
  '{action_id, reason, replayed}; changes any of label, label_nl (null: none of its own) and retired. Expected holds what the '
  'person saw. Admins. PT404 not_found, PT403 role_required, PT422 bad_reason or nothing_changed, PT409 changed_meanwhile (the '
  'reason as it is in detail), reason_exists, needed_reason (the last of its act), too_many_reasons or request_reused.';

create or replace function public.order_reasons(p_workspace_id uuid, p_action text, p_codes text[], p_expected text[],
  p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- reasons are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_reason_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'order_reasons', 'action', p_action, 'codes', p_codes);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  before text[];
  action_id uuid;
begin
  if answer is not null then
    return answer;
  end if;
  before := array(select reason.code from private.reasons_of(p_workspace_id) as reason
    where reason.action = p_action and not reason.retired order by reason.place);
  if before <> p_expected then
    raise exception 'Somebody else has changed these reasons' using errcode = 'PT409', hint = 'changed_meanwhile',
      detail = to_jsonb(before)::text;
  elsif array(select unnest(before) order by 1) is distinct from array(select unnest(p_codes) order by 1) then
    raise exception 'Name each reason in use once' using errcode = 'PT422', hint = 'bad_list';
  elsif before = p_codes then
    raise exception 'This is the order already' using errcode = 'PT422', hint = 'nothing_changed';
  end if;
  -- Retired ones come after them, as they were.
  insert into public.workspace_reasons (workspace_id, action, code, position)
  select p_workspace_id, p_action, reason.code,
    (row_number() over (order by array_position(p_codes, reason.code) nulls last, reason.place))::integer
  from private.reasons_of(p_workspace_id) as reason where reason.action = p_action
  on conflict (workspace_id, action, code) do update set position = excluded.position;
  action_id := private.log_action(member, 'order_reasons', '{}', null, null,
    jsonb_build_object('action', p_action, 'codes', before), jsonb_build_object('action', p_action, 'codes', p_codes),
    p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call, jsonb_build_object('action_id', action_id));
end
$$;
comment on function public.order_reasons(uuid, text, text[], text[], uuid) is
  '{action_id, replayed}; codes names every reason of the act that is in use, once, in the new order; expected is the order the '
  'person saw. Admins. PT404 not_found, PT403 role_required, PT422 bad_list or nothing_changed, PT409 changed_meanwhile (the codes '
  'in detail) or request_reused.';

revoke all on function public.add_reason(uuid, text, text, text, boolean, uuid),
  public.change_reason(uuid, text, text, jsonb, jsonb, uuid), public.order_reasons(uuid, text, text[], text[], uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.add_reason(uuid, text, text, text, boolean, uuid),
  public.change_reason(uuid, text, text, jsonb, jsonb, uuid), public.order_reasons(uuid, text, text[], text[], uuid) to authenticated;
