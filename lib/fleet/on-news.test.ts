import { expect, it } from 'vitest';
import { newsIn, NO_NEWS, withNews } from './news.ts';
import { counter } from './simulation/counter.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore } from './store.ts';
import { onNews } from './on-news.ts';

it('news of a kind are told at once, then at most twice a second, and the last is never lost', () => {
  const clock = new ManualClock(NOON);
  const store = createFleetStore(snapshotOf([{}]), clock);
  const [reviews, actions] = [counter(), counter()];
  const stop = onNews(store, 'reviews', reviews.listener);
  onNews(store, 'actions', actions.listener);
  let news = NO_NEWS;
  for (let time = 0; time < 10; time += 1) {
    news = withNews(news, ['reviews']);
    store.publish({ news });
    clock.frameNow();
    clock.advance(40);
  }
  expect(reviews.count()).toBe(1);
  clock.advance(500);
  expect(reviews.count()).toBe(2);
  clock.advance(5000);
  expect([reviews.count(), actions.count()]).toEqual([2, 0]);
  stop();
  store.publish({ news: withNews(news, ['reviews']) });
  clock.frameNow();
  expect(reviews.count()).toBe(2);
  expect(clock.waiting()).toBe(0);
});

it('what is expensive to read again is told of more seldom', () => {
  const clock = new ManualClock(NOON);
  const store = createFleetStore(snapshotOf([{}]), clock);
  const sessions = counter();
  const stop = onNews(store, 'sessions', sessions.listener, 3000);
  let news = NO_NEWS;
  for (let time = 0; time < 50; time += 1) {
    news = withNews(news, ['sessions']);
    store.publish({ news });
    clock.frameNow();
    clock.advance(100);
  }
  expect(sessions.count()).toBe(2);
  clock.advance(3000);
  expect(sessions.count()).toBe(3);
  stop();
});

it('a message tells of what it carries, and of nothing that is null', () => {
  expect(newsIn({ sessions: {}, device_changes: null })).toEqual(['sessions']);
  expect(newsIn({ events: [1], reviews: {} })).toEqual(['events', 'reviews']);
  expect(newsIn({ events: [] })).toEqual([]);
});
