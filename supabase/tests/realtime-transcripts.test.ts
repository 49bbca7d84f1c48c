import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { play } from './realtime-player.ts';
import { type RealtimeProject, signToken, startRealtimeProject } from './realtime-project.ts';
import { readTranscript } from './realtime-transcript.ts';

let project: RealtimeProject;
beforeAll(async () => {
  project = await startRealtimeProject();
  await project.sql`create policy "members read" on realtime.messages for select to authenticated
    using (realtime.topic() in ('room:1', 'room:readonly'))`;
  await project.sql`create policy "members write" on realtime.messages for insert to authenticated
    with check (realtime.topic() = 'room:1')`;
});
afterAll(() => project.stop());
beforeEach(() => project.adminSql`truncate realtime.messages`);

describe.each(['v1', 'v2'])('with serializer %s the server answers as the real one did', (version) => {
  test.each([
    'handshake',
    'heartbeat-leave-misc',
    'broadcast',
    'presence',
    'private',
    'bad-token',
    'access-token',
  ])('in the transcript %s', async (name) => {
    const lines = readTranscript(`${version}-${name}`, await tokens());
    expect(lines.length).toBeGreaterThan(10);
    await play(project, lines);
  });
});

async function tokens(): Promise<Record<string, string>> {
  const userA = { role: 'authenticated', sub: '11111111-1111-4111-8111-111111111111' };
  const userB = { role: 'authenticated', sub: '22222222-2222-4222-8222-222222222222' };
  return {
    '<ANON>': await signToken({ role: 'anon' }),
    '<USER A>': await signToken(userA),
    '<USER A NEWER>': await signToken(userA, { expiresIn: 3601 }),
    '<USER B>': await signToken(userB),
    '<NO SUCH ROLE>': await signToken({ role: 'nope' }),
    '<NO ROLE>': await signToken({ sub: userA.sub }),
    '<NO EXP>': await signToken({ role: 'anon' }, { expiresIn: null }),
    '<EXPIRED>': await signToken({ role: 'anon' }, { expiresIn: -60 }),
    '<SHORT>': await signToken(userA, { expiresIn: 5 }),
    '<WRONG SIGNATURE>': await signToken(
      { role: 'anon' },
      { secret: 'another-secret-with-32-characters-or-more' },
    ),
  };
}
