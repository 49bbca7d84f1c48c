'use client';

import { newsKeys } from '#lib/fleet/news-keys.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useNews } from '#lib/fleet/use-news.ts';

/** Every phone's sign of life changes its session, and the list of them is no small question. */
const SESSIONS_EVERY_MS = 3_000;

/** Whatever is on screen of these is read again when the live topic tells of a change. */
export function FollowNews() {
  const { id } = useFleetMeta().workspace;
  useNews('reviews', newsKeys.reviews(id));
  useNews('approvals', newsKeys.approvals(id));
  useNews('device_changes', newsKeys.device_changes(id));
  useNews('sessions', newsKeys.sessions(id), SESSIONS_EVERY_MS);
  return null;
}
