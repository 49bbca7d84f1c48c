import { describe, expect, it } from 'vitest';
import {
  historyArguments,
  isNarrowed,
  WHOLE_LOG,
  withAction,
  withPart,
  withType,
  type LogFilter,
} from './log-filter.ts';

const filtered = (change: Partial<LogFilter>): LogFilter => ({ ...WHOLE_LOG, ...change });

describe('what narrows the log', () => {
  it('asks for everything when nothing is chosen', () => {
    expect(Object.values(historyArguments(WHOLE_LOG, 'UTC')).every((value) => value === null)).toBe(true);
    expect(isNarrowed(WHOLE_LOG)).toBe(false);
    expect(isNarrowed(filtered({ text: 'noor' }))).toBe(true);
  });

  it('includes both days, by the clock of the workspace', () => {
    const { p_from, p_to } = historyArguments(
      filtered({ from: '2026-03-28', to: '2026-03-29' }),
      'Europe/Amsterdam',
    );
    expect([p_from, p_to]).toEqual(['2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  });

  it('never asks for events and actions of certain kinds together, which would find nothing', () => {
    const events = filtered(withType(filtered({ part: 'actions', actions: ['override'] }), 'ROUTE_STARTED'));
    expect(events).toMatchObject({ part: 'all', types: ['ROUTE_STARTED'], actions: [] });
    const actions = filtered({ ...events, ...withAction(events, 'force_logout') });
    expect(historyArguments(actions, 'UTC')).toMatchObject({
      p_kinds: ['action'],
      p_event_types: null,
      p_actions: ['force_logout'],
    });
    expect(withAction(actions, 'force_logout').actions).toEqual([]);
    expect(historyArguments(filtered(withPart('flagged')), 'UTC')).toMatchObject({
      p_kinds: ['event', 'rejected'],
      p_flagged: true,
    });
  });
});
