import { expect, test } from 'vitest';
import { logoutRequests } from './logout-requests.ts';

function counter() {
  let count = 0;
  return () => {
    count += 1;
    return `request-${count}`;
  };
}

test('a retry of the same choice keeps the request of every session', () => {
  const fresh = counter();
  const first = logoutRequests({ choice: null, ids: {} }, 'lost', ['a', 'b'], fresh);
  expect(first.ids).toEqual({ a: 'request-1', b: 'request-2' });
  expect(logoutRequests(first, 'lost', ['b', 'c'], fresh).ids).toEqual({ b: 'request-2', c: 'request-3' });
});

test('a changed choice asks anew', () => {
  const fresh = counter();
  const first = logoutRequests({ choice: null, ids: {} }, 'lost', ['a'], fresh);
  expect(logoutRequests(first, 'shift ended', ['a'], fresh)).toEqual({
    choice: 'shift ended',
    ids: { a: 'request-2' },
  });
});
