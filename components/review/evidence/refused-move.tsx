import { ArrowRight, X } from 'lucide-react';
import { StatusChip } from '#components/board/status-label.tsx';
import type { DriverStatus, EventType, Transition } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type RefusedMoveProps = {
  /** The state the batch was in. */
  readonly status: DriverStatus;
  /** What the device sent; null when it cannot be read. */
  readonly type: EventType | null;
  readonly transitions: readonly Transition[];
  readonly message: string | null;
};

/** The state, what was sent, and what this state would have taken. */
export function RefusedMove({ status, type, transitions, message }: RefusedMoveProps) {
  const { t } = useLanguage();
  const possible = transitions.filter(
    ([event, from]) => from === status && event !== type && event !== 'SUPERVISOR_OVERRIDE',
  );
  return (
    <div data-picture className="bg-map-land flex-none border-b px-5 py-4 max-sm:px-4">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        <StatusChip status={status} />
        <p className="border-danger text-danger-t flex min-h-9 flex-wrap items-center gap-2 border border-dashed px-3 py-1 font-semibold">
          <X aria-hidden />
          {type === null ? t('review.anEvent') : t(`event.${type}`)}
          <span className="text-12 font-normal">{t('evidence.move.refused')}</span>
        </p>
        <span className="text-12 text-ink-3">{t('evidence.move.possible')}</span>
        <ul className="grid gap-1">
          {possible.length === 0 && <li className="text-ink-2">{t('evidence.move.none')}</li>}
          {possible.map(([event, from, to]) => (
            <li key={`${event}${from}${to}`} className="flex flex-wrap items-center gap-2">
              {t(`event.${event}`)}
              <ArrowRight aria-hidden className="text-ink-3 size-3.5" />
              <StatusChip status={to} />
            </li>
          ))}
        </ul>
      </div>
      {message !== null && (
        <p className="text-12 text-ink-2 mt-3">{t('evidence.move.answer', { message })}</p>
      )}
    </div>
  );
}
