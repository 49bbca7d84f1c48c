-- Takes back 20260130000002_driver_execution_layer.sql and all that was built on it: the schema is the base's again.
-- WARNING: the event log, sessions, the audit and the settings of all workspaces are gone for good. Workspaces, members, drivers,
-- batches and stops stay.

begin;

-- 51: preferences of people
drop table if exists public.user_preferences;

-- 49 and 48: insights of a depot, acts on reasons
drop function if exists public.depot_insights(uuid, text, timestamptz, timestamptz, integer), public.depot_list(uuid);
drop function if exists public.add_reason(uuid, text, text, text, boolean, uuid),
  public.change_reason(uuid, text, text, jsonb, jsonb, uuid), public.order_reasons(uuid, text, text[], text[], uuid);

-- 47 to 44: housekeeping, handover, histories of drivers and stops, insights
drop function if exists private.forget_cron_runs(), private.schedule_housekeeping(),
  private.run_housekeeping_job(text), private.due_housekeeping_jobs();
drop table if exists private.housekeeping_jobs;
drop function if exists public.handover(uuid, timestamptz), private.open_reviews(uuid),
  private.overrides_since(uuid, timestamptz), private.logged_out_since(uuid, timestamptz),
  private.standing_batches(uuid, public.driver_status);
drop function if exists public.stop_history(uuid, integer, integer), public.driver_history(uuid, integer);
drop index if exists public.delivery_stops_place_idx;
drop function if exists public.fleet_insights(uuid, timestamptz, timestamptz, integer),
  private.review_insights(uuid, bigint, bigint, timestamptz, timestamptz, text),
  private.status_mix(uuid, timestamptz, timestamptz, integer, jsonb, text);

-- 43 to 40: history, replay and proof
drop function if exists private.rejected_item(public.rejected_driver_events),
  public.log_history(uuid, text, integer, text[], uuid, uuid, uuid, uuid, public.event_type[], text[],
    boolean, timestamptz, timestamptz, text),
  public.replay_batch(uuid, timestamptz, bigint), private.status_without_event(public.delivery_batches, public.driver_status,
    bigint, timestamptz), private.seq_before(uuid, timestamptz);
drop function if exists public.check_log_checkpoints(uuid, jsonb), public.export_log_checkpoints(uuid, integer),
  public.take_log_checkpoint(uuid), private.verify_kept_checkpoints(uuid, bigint, bigint), private.take_log_checkpoints(),
  private.take_log_checkpoint(uuid);
drop table if exists public.log_checkpoints cascade;
drop function if exists public.verify_log(uuid, bigint, bigint), private.verify_log_triggers(),
  private.verify_actions(uuid, public.workspace_heads), private.verify_events(uuid, bigint, bigint, public.workspace_heads),
  private.check_log_end(text, bigint, bytea, bigint, bytea, bigint), private.log_problem(text, bigint, text, text);
alter table public.workspace_heads drop column if exists action_seq, drop column if exists action_chain;

-- 37 to 30: credentials, tokens, sessions, device changes, settings
drop function if exists public.driver_sign_in(text, text, text), public.unlock_driver(uuid, text, uuid),
  public.set_driver_pin(uuid, text, text, uuid);
drop table if exists private.driver_pins, public.driver_credentials;
drop function if exists public.rotate_session_token(uuid, text, uuid);
drop table if exists private.session_tokens;
drop function if exists public.session_list(uuid, text, text, integer, jsonb), private.session_summaries(uuid),
  private.expire_idle_sessions(), public.invalidate_driver_sessions(uuid[], text, text, uuid, text),
  public.session_preflight(uuid[]), private.session_batches(uuid, uuid), private.version_numbers(text);
drop function if exists private.expire_device_changes(), public.withdraw_device_change(uuid, uuid),
  public.deny_device_change(uuid, text, text, uuid),
  public.approve_device_change(uuid, text, text, uuid), private.log_device_change(public.workspace_members,
    public.device_change_requests, text, text, text, uuid, jsonb), private.open_device_change(uuid),
  public.device_change_state(uuid),
  public.request_device_change(text, text, text, double precision, double precision, double precision),
  private.device_change_answer(public.device_change_requests), private.device_change_rows(uuid, bigint);
drop table if exists public.device_change_requests;
drop function if exists private.count_device_change(), public.preview_flag_thresholds(uuid, jsonb, date);
drop function if exists public.update_workspace_settings(uuid, jsonb, text, uuid, jsonb), private.settings_of(uuid),
  private.changed_settings(uuid, jsonb), private.check_setting(text, jsonb),
  private.refuse_setting(text, text, public.setting_definitions);
drop table if exists public.setting_definitions;

-- 29 to 20: saved views, assignment, members, approvals, reviews
drop table if exists public.board_views;
drop function if exists private.limit_board_views();
drop function if exists public.assign_batches(uuid, jsonb, text, text, uuid),
  public.assign_batch(uuid, uuid, uuid, text, text, uuid, uuid),
  private.assign(public.workspace_members, uuid, uuid, uuid, text, text, uuid, uuid, jsonb), private.require_planner(uuid, text);
drop function if exists public.list_members(uuid), public.remove_member(uuid, uuid, text, uuid),
  public.add_member(uuid, text, text, text, uuid), public.set_member_role(uuid, uuid, text, text, uuid),
  private.release_claims(uuid, uuid), private.refuse_last_admin(public.workspace_members), private.require_member_admin(uuid),
  private.lock_member(uuid, uuid);
drop function if exists private.acted_rows(uuid, bigint), private.action_rows(uuid, bigint), private.approval_rows(uuid, bigint),
  private.review_rows(uuid, bigint);
drop function if exists public.withdraw_approval(uuid, uuid), public.deny_approval(uuid, text, uuid),
  public.grant_approval(uuid, uuid), public.request_force_logout_approval(uuid, uuid[], text, text, uuid),
  public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid),
  private.close_approval(uuid, text, text, uuid), private.expire_approval_requests();
-- With its functions that take or give a row of it.
drop table if exists public.approval_requests cascade;
drop function if exists public.review_detail(uuid), public.review_counts(uuid), public.review_groups(uuid, text, integer),
  public.review_queue(uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer),
  private.review_page(uuid, uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer);
drop function if exists public.reopen_reviews(uuid, uuid[], text, text, uuid),
  public.snooze_reviews(uuid, uuid[], timestamptz, text, text, uuid),
  public.decide_reviews(uuid, uuid[], text, text, text, uuid), public.release_reviews(uuid, uuid[], uuid),
  public.take_over_reviews(uuid, uuid[], text, text, uuid),
  public.claim_reviews(uuid, uuid[], uuid), public.reopen_review(uuid, text, text, uuid),
  public.snooze_review(uuid, timestamptz, text, text, uuid), public.decide_review(uuid, text, text, text, uuid, boolean),
  public.claim_next_review(uuid, uuid, text[], integer), public.renew_claim(uuid),
  public.take_over_review(uuid, text, text, uuid), public.release_review(uuid, uuid), public.claim_review(uuid, uuid);
drop function if exists private.wake_snoozed_reviews(), private.sweep_expired_claims(),
  private.review_many(uuid, uuid[], text, jsonb, uuid), private.decision_act(text),
  private.review_once(uuid, text, jsonb, uuid, boolean), private.claim_next(public.workspace_members, text[], integer, uuid),
  private.next_review(public.workspace_members, text[], integer),
  private.act_on_review(public.workspace_members, text, uuid, jsonb, uuid, jsonb), private.claim_until(uuid);
drop function if exists private.review_items(uuid[]),
  private.log_action(public.workspace_members, text, jsonb, text, text, jsonb, jsonb, uuid, uuid);
drop trigger if exists supervisor_actions_200_review on public.supervisor_actions;
drop trigger if exists supervisor_actions_050_count on public.supervisor_actions;
drop trigger if exists rejected_driver_events_200_review on public.rejected_driver_events;
drop trigger if exists driver_events_200_review on public.driver_events;
drop table if exists public.event_reviews cascade;
drop function if exists private.count_action(), private.count_review_change(), private.review_flagged_event(),
  private.review_rejected_event(), private.review_broken_glass();

-- 19: reasons of a workspace
drop function if exists public.reason_list(uuid), private.require_reason(uuid, text, text, text),
  private.reason_json(uuid, text, text), private.reasons_of(uuid), private.reason_label(uuid, text, text),
  private.require_reason_admin(uuid), private.require_reason_words(text), private.refuse_last_reason(uuid, text, text),
  private.refuse_too_many_reasons(uuid, text);
drop table if exists public.workspace_reasons cascade;

-- 17 to 13: importing, force logout, overrides, the audit, recording
drop function if exists public.import_batches(uuid, jsonb), private.import_batch(uuid, jsonb), private.route_stops(jsonb);
drop function if exists public.invalidate_driver_session(uuid, text, text, uuid, text),
  private.force_logout(public.workspace_members, uuid, text, text, uuid, jsonb),
  private.lock_force_logouts(public.workspace_members),
  private.require_second_supervisor(public.workspace_members, uuid[], text);
drop function if exists public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid,
    text, uuid),
  private.override_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint, text, text, uuid,
    uuid, jsonb),
  private.expect_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint),
  private.require_reversible(uuid, uuid, text, uuid);
drop function if exists private.require_note(text, boolean), private.readable_note(text), private.earlier_answer(uuid, uuid, uuid, jsonb),
  private.keep_answer(uuid, uuid, uuid, jsonb, jsonb), private.forget_answers();
drop table if exists private.supervisor_calls, public.supervisor_actions, public.reason_codes cascade;
drop function if exists private.chain_action();
drop function if exists public.record_driver_events(json), private.record_driver_event(uuid, jsonb),
  private.keep_rejected_event(uuid, jsonb, text, text), private.client_event_id_of(jsonb), private.readable_events(json),
  private.rejection_evidence(public.delivery_batches, jsonb, public.event_type, timestamptz);
drop table if exists public.rejected_driver_events;

-- 50: tallies
drop function if exists private.tally_events(), private.tally_blocks(uuid, bigint, bigint), private.lag_step(interval),
  private.told_lateness(public.event_type, jsonb), private.told_cause(public.event_type, jsonb),
  private.told_delay(public.event_type, jsonb);
drop table if exists private.event_tallies;

-- 18: presence
drop policy if exists workspace_presence_insert on realtime.messages;
drop policy if exists workspace_presence_select on realtime.messages;
drop function if exists private.my_presence_topics();

-- 12 to 10: the live topic and reading
drop policy if exists workspace_live_topic_select on realtime.messages;
drop trigger if exists workspace_members_100_rise_epoch on public.workspace_members;
drop trigger if exists workspace_members_110_rise_epoch on public.workspace_members;
drop trigger if exists workspace_heads_100_send on public.workspace_heads;
drop function if exists private.my_live_topics(), private.rise_epoch(), private.next_epoch(uuid), public.fleet_tell(uuid),
  private.owes_message(public.workspace_heads), private.send_changes();
alter table public.workspace_heads
  drop column if exists sent_seq, drop column if exists sent_revision, drop column if exists sent_wait_ms;
drop function if exists public.fleet_events_after(uuid, bigint, integer, bigint), public.fleet_snapshot(uuid),
  public.fleet_head(uuid), public.my_workspaces(), private.require_reader(uuid);
drop function if exists private.settings_row(uuid, bigint), private.changed_rows(uuid, bigint), private.driver_rows(uuid, bigint),
  private.session_rows(uuid, bigint), private.batch_rows(uuid, bigint), private.event_tuples(uuid, bigint, integer);
drop view if exists private.status_ordinals, private.event_type_ordinals;
drop trigger if exists delivery_batches_040_move_next_stop on public.delivery_batches;
drop trigger if exists delivery_stops_020_next_new on public.delivery_stops;
drop trigger if exists delivery_stops_020_next_moved on public.delivery_stops;
drop trigger if exists delivery_stops_020_next_gone on public.delivery_stops;
drop function if exists private.plan_next_stop(), private.move_next_stop(), private.next_stop(integer, text, timestamptz);
alter table public.delivery_batches drop column if exists next_stop;

-- 2, its tables first: what 5 to 9 attached to them goes with them
drop function if exists private.complete_evidence(public.driver_events, public.delivery_stops, double precision, jsonb[]),
  private.signature_problem(public.driver_events), private.signed_content(public.driver_events),
  private.signing_key_of(public.driver_sessions);
drop table if exists private.session_keys, private.device_change_tickets;
drop policy if exists delivery_stops_select on public.delivery_stops;
drop policy if exists delivery_batches_select on public.delivery_batches;
drop policy if exists drivers_select on public.drivers;
drop table if exists public.driver_events cascade;
drop table if exists public.driver_sessions cascade;
drop table if exists public.driver_status_transitions;
drop function if exists public.validate_driver_state_transition(), public.update_session_activity(), private.my_driver_id();

-- 9 to 3: append-only, sessions, flags, admission, revisions, settings, roles
drop procedure if exists private.make_append_only(regclass);
drop function if exists private.refuse_change();
drop function if exists public.start_driver_session(text, text, text), public.end_driver_session(uuid),
  public.touch_driver_session(uuid, double precision, double precision, double precision, integer, text, integer, timestamptz),
  private.token_hash(text),
  private.guard_driver_session(), private.admit_driver_session(), private.activate_batches(uuid),
  private.lock_for_sign_in(uuid), private.require_live_sign_in();
drop function if exists private.distance_m(double precision, double precision, double precision, double precision),
  private.trusted_accuracy_m(double precision), private.to_ms(timestamptz);
drop function if exists private.judge_driver_event(), private.admit_driver_event(), private.refuse_without_session(uuid);
drop table if exists private.override_tickets;
drop trigger if exists delivery_batches_050_count_new on public.delivery_batches;
drop trigger if exists delivery_batches_050_count_change on public.delivery_batches;
drop function if exists private.count_session_change(), private.count_batch_change(), private.next_revision(uuid);
drop trigger if exists workspaces_110_add_settings on public.workspaces;
drop function if exists private.add_workspace_settings();
drop table if exists public.workspace_settings;
drop function if exists private.count_settings_change();
drop function if exists private.require_role(uuid, text[], text), private.is_service();
alter table public.workspace_members drop column if exists role;

-- 2, the columns of batches and the enums
alter table public.delivery_batches
  drop column if exists revision, drop column if exists driver_status, drop column if exists current_stop_index,
  drop column if exists actual_start_time, drop column if exists actual_end_time, drop column if exists execution_metadata,
  drop column if exists status_since, drop column if exists last_event_seq, drop column if exists last_event_type,
  drop column if exists last_event_stop_index, drop column if exists last_event_recorded_at,
  drop column if exists last_event_synced_at;
drop type if exists public.event_type;
drop type if exists public.driver_status;
-- The numbers counted a log that is no more: boards still open have to start afresh.
update public.workspace_heads set epoch = epoch + 1, seq = 0, chain = '', revision = 0;

do $$
begin
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    delete from supabase_migrations.schema_migrations where version >= '20260130000002';
  end if;
end
$$;

commit;
