import { expect, test } from 'vitest';
import { dutch, english } from '../i18n/test-languages.ts';
import { endsSession, selfReason, selfText } from './action-text.ts';

test('a session that ended by itself names the limit that ended it, and why', () => {
  const idle = { action: 'idle_logout', after: { ended_at: '2026-01-01T00:00:00Z', limit_minutes: 30 } };
  const copied = { action: 'copied_token_logout', after: { ended_at: '2026-01-01T00:00:00Z' } };
  expect([selfText(idle.action, english.t), selfReason(idle, english.t)]).toEqual([
    'Idle limit',
    'Idle for 30 min',
  ]);
  expect([selfText(copied.action, english.t), selfReason(copied, english.t)]).toEqual([
    'Token check',
    'A token came again that had been exchanged',
  ]);
  expect(selfReason(idle, dutch.t)).toBe('30 min inactief');
});

test('an act of a person is told by his reason, not by a limit', () => {
  const logout = { action: 'force_logout', after: { limit_minutes: 30 } };
  expect([selfText(logout.action, english.t), selfReason(logout, english.t)]).toEqual([null, null]);
  expect(['force_logout', 'idle_logout', 'copied_token_logout', 'override'].map(endsSession)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
