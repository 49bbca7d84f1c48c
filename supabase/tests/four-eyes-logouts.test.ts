import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { approvals, type Asked } from './approvals.ts';
import { call } from './calling.ts';
import { forceLogout } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());
const { grant, signedIn, activeAmong } = approvals(sql);

describe('the force logout of more than ten drivers in ten minutes', () => {
  test('is refused to one supervisor alone, however he divides it', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember();
    const sessions = await signedIn(workspace, 12);
    for (const id of sessions.slice(0, 9)) await forceLogout(sql, supervisor, id);
    const last = sessions.slice(9);
    // All at once: the limit holds for what is under way as well.
    const answers = await Promise.allSettled(last.map((id) => forceLogout(sql, supervisor, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await activeAmong(sessions)).toBe(2);
    const [left = ''] = last.filter((_, at) => answers[at]?.status === 'rejected');
    const refusal = await refusalOf(forceLogout(sql, supervisor, left));
    expect(refusal).toMatchObject({ code: 'PT403', hint: 'approval_required' });
    expect(JSON.parse(refusal.detail ?? '')).toEqual({ drivers: 11, limit: 10 });
    await forceLogout(sql, await workspace.addMember(), left);
    expect(await activeAmong(sessions)).toBe(1);
  });

  test('is done when a second one grants it, and does not count against the first', async () => {
    const workspace = await makeWorkspace(sql);
    const [first, second] = [await workspace.addMember(), await workspace.addMember()];
    const sessions = await signedIn(workspace, 12);
    const request = {
      p_workspace_id: workspace.id,
      p_session_ids: sessions,
      p_reason_code: 'app_not_responding',
      p_note: 'The new version does not start',
      p_request_id: randomUUID(),
    };
    const { approval_id } = await call<Asked>(sql, first, 'request_force_logout_approval', request);
    await forceLogout(sql, second, sessions[3] ?? '');
    const { result } = await grant(second, approval_id);
    expect(result.items).toHaveLength(12);
    expect(result.items[3]).toMatchObject({
      session_id: sessions[3],
      verdict: 'refused',
      reason: 'already_ended',
    });
    expect(result.items[4]).toMatchObject({ session_id: sessions[4], verdict: 'done' });
    expect(await activeAmong(sessions)).toBe(0);
    const [more = ''] = await signedIn(workspace, 1);
    expect(await forceLogout(sql, first, more)).toMatchObject({ replayed: false });
  });

  test('is not asked for by a viewer', async () => {
    const workspace = await makeWorkspace(sql);
    const request = {
      p_workspace_id: workspace.id,
      p_session_ids: await signedIn(workspace, 1),
      p_reason_code: 'shift_ended',
      p_note: 'Everybody has gone home',
      p_request_id: randomUUID(),
    };
    expect(
      await refusalOf(
        call(sql, await workspace.addMember('viewer'), 'request_force_logout_approval', request),
      ),
    ).toMatchObject({ code: 'PT403', hint: 'role_required' });
  });

  test('is not asked for sessions that are not there, named twice, or ended', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember();
    const [session = ''] = await signedIn(workspace, 1);
    const [foreign = ''] = await signedIn(await makeWorkspace(sql), 1);
    const request = (ids: string[]) =>
      refusalOf(
        call(sql, supervisor, 'request_force_logout_approval', {
          p_workspace_id: workspace.id,
          p_session_ids: ids,
          p_reason_code: 'shift_ended',
          p_note: 'The shift is long over',
          p_request_id: randomUUID(),
        }),
      );
    expect(await request([session, foreign])).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await request([session, session])).toMatchObject({ hint: 'bad_list' });
    expect(await request([])).toMatchObject({ hint: 'bad_list' });
    await forceLogout(sql, supervisor, session);
    expect(await request([session])).toMatchObject({ hint: 'already_ended' });
  });
});
