'use client';

import { BellRing } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Alert } from './alert-store.ts';
import { pageAddress } from './pages.ts';

type AlertLineProps = {
  readonly alerts: readonly [Alert, ...Alert[]];
  readonly workspaceId: string | null;
  readonly onAcknowledge: () => void;
  readonly onMute: () => void;
};

/** The newest alert in words, how many more there are, and what to do about them. It takes room of its own: nothing is under it. */
export function AlertLine({ alerts, workspaceId, onAcknowledge, onMute }: AlertLineProps) {
  const { t } = useLanguage();
  const [first] = alerts;
  const board = pageAddress('/board', workspaceId);
  return (
    <section
      aria-label={t('shell.alert.label')}
      data-alerts
      className="bg-overlay border-l-danger border-line-2 col-start-2 flex items-center gap-2 border-t border-l-2 py-1.5 pr-4 pl-4 max-sm:col-start-1 max-sm:flex-wrap max-sm:pr-1.5 max-sm:pl-3 print:hidden"
    >
      <BellRing aria-hidden className="text-danger-t" />
      <p className="min-w-0 max-sm:flex-1 max-sm:basis-4/5">
        <span className="font-medium">{first.words}</span>{' '}
        {alerts.length > 1 && (
          <span className="text-ink-3">{t('shell.alert.more', { count: alerts.length - 1 })}</span>
        )}
      </p>
      {first.batchId !== null && (
        <Link
          href={`${board}${board.includes('?') ? '&' : '?'}batch=${first.batchId}`}
          prefetch={false}
          className={`${buttonClass({ size: 'sm' })} max-sm:h-11`}
        >
          {t('shell.alert.show')}
        </Link>
      )}
      <Button size="sm" onClick={onAcknowledge} className="max-sm:h-11">
        {t('shell.alert.acknowledge')}
      </Button>
      <Button size="sm" variant="quiet" onClick={onMute} className="max-sm:h-11">
        {t('shell.alert.mute')}
      </Button>
    </section>
  );
}
