'use client';

import { History, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { useFeedNotice, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, countOf } from '#lib/fleet/words.ts';

/** After the feed has come back: what the viewer missed, or that the server went back in time. */
export function FeedNotice() {
  const [notice, dismiss] = useFeedNotice();
  const { timeZone } = useFleetMeta().workspace;
  if (notice === null) return null;
  const time = (at: number) => clockSeconds(at, timeZone);
  return (
    <div
      role="status"
      className="bg-surface-2 text-ink-2 flex min-h-9 flex-none items-center gap-2.5 border-b px-4 py-1.5"
    >
      <History aria-hidden className="text-ink-3 size-3.5" />
      <p className="min-w-0 flex-1">
        {notice.kind === 'away' ? (
          <>
            <b className="text-ink font-semibold">
              No updates from {time(notice.from)} to {time(notice.to)}.
            </b>{' '}
            {countOf(notice.events, 'event', 'events')} of that time {notice.events === 1 ? 'is' : 'are'} now
            on the board.
          </>
        ) : (
          <>
            <b className="text-ink font-semibold">The server was restored to an earlier state.</b> The board
            was read anew at {time(notice.at)}; check what you did shortly before.
          </>
        )}
      </p>
      <Button variant="quiet" size="sm" icon aria-label="Dismiss" onClick={dismiss}>
        <X aria-hidden className="size-3.5" />
      </Button>
    </div>
  );
}
