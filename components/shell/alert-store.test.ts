import { expect, test } from 'vitest';
import { createAlertStore, type Alert } from './alert-store.ts';

const alert = (id: string): Alert => ({ id, words: id, batchId: null, sound: 'high_risk' });
const ids = (alerts: readonly Alert[]) => alerts.map(({ id }) => id);

test('an alert stays until it is acknowledged, and the same one is not raised twice', () => {
  const store = createAlertStore(() => null);
  expect(ids(store.raise([alert('a')], 0))).toEqual(['a']);
  expect(ids(store.raise([alert('a'), alert('b')], 1))).toEqual(['b']);
  expect(ids(store.alerts())).toEqual(['b', 'a']);
  store.acknowledge();
  expect(store.alerts()).toEqual([]);
  expect(ids(store.raise([alert('a')], 2))).toEqual(['a']);
});

test('nothing is raised while alerts are muted, and again afterwards', () => {
  const store = createAlertStore(() => 1000);
  expect(store.raise([alert('b')], 999)).toEqual([]);
  expect(ids(store.raise([alert('b')], 1000))).toEqual(['b']);
});

test('ending the muting lets alerts through at once', () => {
  let mutedUntil: number | null = 5000;
  const store = createAlertStore(() => mutedUntil);
  expect(store.raise([alert('a')], 0)).toEqual([]);
  mutedUntil = null;
  expect(ids(store.raise([alert('a')], 0))).toEqual(['a']);
});

test('listeners are told of every change and of nothing else', () => {
  const store = createAlertStore(() => null);
  let told = 0;
  const leave = store.subscribe(() => (told += 1));
  store.raise([alert('a')], 0);
  store.raise([alert('a')], 0);
  store.acknowledge();
  leave();
  store.raise([alert('b')], 0);
  expect(told).toBe(2);
});
