import { expect, test } from 'vitest';
import { dialogKey } from './dialog-keys.ts';

const press = (key: string, held: Partial<Record<'metaKey' | 'ctrlKey' | 'altKey', boolean>> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...held,
});

test('command and enter or control and enter apply, also while typing', () => {
  expect(dialogKey(press('Enter', { metaKey: true }), true)).toEqual({ kind: 'apply' });
  expect(dialogKey(press('Enter', { ctrlKey: true }), false)).toEqual({ kind: 'apply' });
  expect(dialogKey(press('Enter'), false)).toBeNull();
});

test('digits and letters choose, but not while typing', () => {
  expect(dialogKey(press('7'), false)).toEqual({ kind: 'digit', digit: 7 });
  expect(dialogKey(press('c'), false)).toEqual({ kind: 'letter', index: 2 });
  expect(dialogKey(press('C'), false)).toEqual({ kind: 'letter', index: 2 });
  expect(dialogKey(press('7'), true)).toBeNull();
  expect(dialogKey(press('c'), true)).toBeNull();
});

test('the browser’s own shortcuts stay its own', () => {
  expect(dialogKey(press('c', { ctrlKey: true }), false)).toBeNull();
  expect(dialogKey(press('1', { altKey: true }), false)).toBeNull();
  expect(dialogKey(press('Tab'), false)).toBeNull();
  expect(dialogKey(press('0'), false)).toBeNull();
});
