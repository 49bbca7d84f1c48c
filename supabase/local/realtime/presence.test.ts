import { expect, test } from 'vitest';
import { Presences } from './presence.ts';

const reference = expect.any(String);

test('an update joins and leaves in one diff and names what it replaces', () => {
  const presences = new Presences<string>();
  const first = presences.track('tab', 'ann', { n: 1 });
  const second = presences.track('tab', 'ann', { n: 2 });
  const firstRef = first?.joins['ann']?.metas[0]?.['phx_ref'];
  expect(first).toEqual({ joins: { ann: { metas: [{ phx_ref: reference, n: 1 }] } }, leaves: {} });
  expect(second).toEqual({
    joins: { ann: { metas: [{ phx_ref: reference, phx_ref_prev: firstRef, n: 2 }] } },
    leaves: { ann: { metas: [{ phx_ref: firstRef, n: 1 }] } },
  });
});

test('tracking the same again is no news', () => {
  const presences = new Presences<string>();
  presences.track('tab', 'ann', { n: 1, at: { x: [1] } });
  expect(presences.track('tab', 'ann', { at: { x: [1] }, n: 1 })).toBeNull();
});

test('two owners of one key are both present until both have gone', () => {
  const presences = new Presences<string>();
  presences.track('tab', 'ann', { tab: 1 });
  presences.track('phone', 'ann', { tab: 2 });
  expect(presences.state()['ann']?.metas).toHaveLength(2);
  expect(presences.untrack('tab')?.leaves['ann']?.metas).toEqual([{ phx_ref: reference, tab: 1 }]);
  expect(presences.state()['ann']?.metas).toEqual([{ phx_ref: reference, tab: 2 }]);
  expect(presences.untrack('tab')).toBeNull();
});

test('a key may have any name', () => {
  const presences = new Presences<string>();
  presences.track('tab', '__proto__', { n: 1 });
  expect(JSON.stringify(presences.state())).toMatch(/^\{"__proto__":\{"metas":\[/);
});
