import { expect, test } from 'vitest';
import { at } from '#components/driver/sample-events.ts';
import { english } from '#lib/i18n/test-languages.ts';
import { fateOf, targetsOf } from './logout-run.ts';
import { samplePreflight } from './sample-preflight.ts';

const running = samplePreflight();
const asked = { sessionIds: new Set(['session-1']), results: null };
const answered = (error: { code: 'not_found'; message: string } | null) => ({
  ...asked,
  results: [{ sessionId: 'session-1', ended: error === null, error }],
});

test('a session is dead only when the database says that it has ended', () => {
  expect(fateOf(running, asked, english)).toEqual({ kind: 'asked' });
  expect(fateOf(running, answered(null), english)).toEqual({ kind: 'ended' });
  const ended = samplePreflight({ endedAt: at(3) });
  expect(fateOf(ended, answered(null), english)).toEqual({ kind: 'dead', at: at(3) });
});

test('a refused session says why and stays a target', () => {
  const run = answered({ code: 'not_found', message: 'There is no such session.' });
  expect(fateOf(running, run, english)).toEqual({ kind: 'refused', why: 'There is no such session.' });
  expect(targetsOf([running, samplePreflight({ sessionId: 'session-2', endedAt: at(3) })])).toEqual([
    running,
  ]);
});
