'use client';

import { History, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { FeedNotice as Notice } from '#lib/fleet/store.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import type { Missed } from '#lib/fleet/missed.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import type { ReactNode } from 'react';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type FeedNoticeLineProps = { readonly notice: Notice; readonly onDismiss: () => void };

/** What the viewer missed, or that the server went back in time. */
export function FeedNoticeLine({ notice, onDismiss }: FeedNoticeLineProps) {
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  const time = (at: number) => clockSeconds(at, timeZone);
  return (
    <div
      role="status"
      className="bg-surface-2 text-ink-2 flex min-h-9 flex-none items-center gap-2.5 border-b px-4 py-1.5"
    >
      <History aria-hidden className="text-ink-3 size-3.5" />
      <p className="min-w-0 flex-1">
        {notice.kind === 'away'
          ? t.rich('shell.away', {
              from: time(notice.from),
              to: time(notice.to),
              missed: missedWords(notice.missed, t),
              b: strong,
            })
          : t.rich('shell.restored', { time: time(notice.at), b: strong })}
      </p>
      <Button variant="quiet" size="sm" icon aria-label={t('shell.dismiss')} onClick={onDismiss}>
        <X aria-hidden className="size-3.5" />
      </Button>
    </div>
  );
}

const MISSED = ['events', 'delayed', 'suspended', 'completed', 'flags', 'sessionsEnded'] as const;

/** “12 events, 1 batch newly delayed, 2 new flags”; what did not happen is left out. */
function missedWords(missed: Missed, t: Translate): string {
  return MISSED.filter((what) => missed[what] > 0)
    .map((what) => t(`shell.missed.${what}`, { count: missed[what] }))
    .join(', ');
}

function strong(words: ReactNode): ReactNode {
  return <b className="text-ink font-semibold">{words}</b>;
}
