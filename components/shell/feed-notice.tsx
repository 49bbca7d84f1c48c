'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useFeedNotice } from '#lib/fleet/use-fleet.ts';

const FeedNoticeLine = dynamic(() => import('./feed-notice-line.tsx').then((file) => file.FeedNoticeLine));

/** After the feed has come back: what happened meanwhile. Its code comes over the line that is back. */
export function FeedNotice() {
  const [notice, dismiss] = useFeedNotice();
  return notice === null ? null : <FeedNoticeLine notice={notice} onDismiss={dismiss} />;
}
