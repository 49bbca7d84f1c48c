import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { type Arguments, call } from './calling.ts';
import { signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

type Scene = Awaited<ReturnType<typeof scene>>;

async function scene() {
  const workspace = await makeWorkspace(sql);
  const [admin, other] = [await workspace.addMember('admin'), await workspace.addMember()];
  const batch = await workspace.addBatch();
  const driver = batch.driverId ?? '';
  const { sessionId } = await signIn(sql, driver);
  return { workspace, admin, other, batch, driver, sessionId };
}

const acts: Readonly<Record<string, (scene: Scene) => Arguments | Promise<Arguments>>> = {
  invalidate_driver_session: ({ sessionId }) => ({ p_session_id: sessionId, p_reason_code: 'shift_ended' }),
  invalidate_driver_sessions: ({ sessionId }) => ({
    p_session_ids: [sessionId],
    p_reason_code: 'shift_ended',
  }),
  request_force_logout_approval: ({ workspace, sessionId }) => ({
    p_workspace_id: workspace.id,
    p_session_ids: [sessionId],
    p_reason_code: 'shift_ended',
  }),
  set_member_role: ({ workspace, other }) => ({
    p_workspace_id: workspace.id,
    p_user_id: other,
    p_role: 'viewer',
  }),
  remove_member: ({ workspace, other }) => ({ p_workspace_id: workspace.id, p_user_id: other }),
  assign_batches: ({ workspace, batch }) => ({
    p_workspace_id: workspace.id,
    p_assignments: [{ batch_id: batch.id, driver_id: null, expected_driver_id: batch.driverId }],
    p_reason_code: 'driver_absent',
  }),
  unlock_driver: async ({ driver, workspace }) => {
    await sql`insert into public.driver_credentials (driver_id, workspace_id, username, failed_attempts, unlocks_at)
      values (${driver}, ${workspace.id}, 'noor', 5, now() + interval '1 hour')`;
    return { p_driver_id: driver };
  },
  deny_approval: async ({ workspace, other, sessionId }) => {
    const { approval_id } = await call<{ approval_id: string }>(sql, other, 'request_force_logout_approval', {
      p_workspace_id: workspace.id,
      p_session_ids: [sessionId],
      p_reason_code: 'shift_ended',
      p_note: 'Everybody has gone home',
      p_request_id: randomUUID(),
    });
    return { p_approval_id: approval_id };
  },
};

test.each(Object.keys(acts))(
  '%s is refused with a note that is too short, and done with one that is not',
  async (name) => {
    const set = await scene();
    const args = await acts[name]?.(set);
    const act = (note: string) =>
      call(sql, set.admin, name, { ...args, p_note: note, p_request_id: randomUUID() });
    expect(await refusalOf(act('short'))).toMatchObject({ code: 'PT422', hint: 'note_too_short' });
    await act('The depot has asked for it');
  },
);
