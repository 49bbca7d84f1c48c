import { TriangleAlert } from 'lucide-react';
import type { DriverStatus } from '#lib/fleet/types.ts';
import type { SeenState } from './override-form.ts';
import { movedSentence } from './override-words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ConflictNoticeProps = {
  readonly before: SeenState;
  readonly now: SeenState;
  readonly to: DriverStatus | null;
  readonly timeZone: string;
};

/** Says first that nothing was applied, then what arrived. */
export function ConflictNotice({ before, now, to, timeZone }: ConflictNoticeProps) {
  const { t } = useLanguage();
  return (
    <div
      role="alert"
      className="border-warn-line bg-warn-w text-warn-t grid flex-none grid-cols-[20px_1fr] gap-x-2.5 gap-y-1 border-b px-5 py-3"
    >
      <TriangleAlert aria-hidden className="size-5" />
      <b className="font-semibold">{t('override.conflict')}</b>
      <p className="text-12 text-ink-2 col-start-2">{movedSentence(before, now, to, timeZone, t)}</p>
    </div>
  );
}
