import { createClient } from '@supabase/supabase-js';
import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { newsKeys } from './news-keys.ts';
import { withNews } from './news.ts';
import { queryCacheOf } from './query-cache.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore } from './store.ts';

function sourceOf(clock: ManualClock) {
  const auth = { persistSession: false, autoRefreshToken: false };
  return {
    store: createFleetStore(snapshotOf([{}]), clock),
    client: createClient('http://127.0.0.1:1', 'key', { auth }),
  };
}

it('is one for all of a page, and none of another', () => {
  const [one, other] = [sourceOf(new ManualClock(NOON)), sourceOf(new ManualClock(NOON))];
  expect(queryCacheOf(one)).toBe(queryCacheOf(one));
  expect(queryCacheOf(one)).not.toBe(queryCacheOf(other));
});

it('what was read is old at news of its kind, for as long as anybody follows', () => {
  const clock = new ManualClock(NOON);
  const source = sourceOf(clock);
  const { store } = source;
  const { client, follow } = queryCacheOf(source);
  const { id } = store.meta().workspace;
  const [reviews, approvals] = [newsKeys.reviews(id), newsKeys.approvals(id)];
  const oldAfterNews = () => {
    for (const key of [reviews, approvals]) client.setQueryData(key, 1);
    store.publish({ news: withNews(store.news(), ['reviews']) });
    clock.frameNow();
    clock.advance(1_000);
    return [reviews, approvals].map((key) => client.getQueryState(key)?.isInvalidated);
  };
  expect(oldAfterNews()).toEqual([false, false]);
  const [panel, dialog] = [follow(), follow()];
  expect(oldAfterNews()).toEqual([true, false]);
  panel();
  expect(oldAfterNews()).toEqual([true, false]);
  dialog();
  expect(oldAfterNews()).toEqual([false, false]);
  expect(clock.waiting()).toBe(0);
});

it('nothing that was read stays, and nothing is read again, once the person is signed out', () => {
  const clock = new ManualClock(NOON);
  const source = sourceOf(clock);
  const { client } = queryCacheOf(source);
  const queryKey = newsKeys.reviews('w');
  let asked = 0;
  const read = () => Promise.resolve((asked += 1));
  client.setQueryData(queryKey, 1);
  const observer = new QueryObserver(client, { queryKey, queryFn: read, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  source.store.publish({ connection: { state: 'signed_out', delayMs: null, asOf: NOON } });
  clock.frameNow();
  expect(client.getQueryData(queryKey)).toBeUndefined();
  expect(observer.getCurrentResult().data).toBeUndefined();
  expect(client.defaultQueryOptions({ queryKey }).enabled).toBe(false);
  stop();
  expect(asked).toBe(0);
});
