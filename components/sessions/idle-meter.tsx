import { cx } from '#components/ui/cx.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { idleness } from './session-face.ts';

type IdleMeterProps = { readonly lastActiveAt: Millis; readonly limit: number; readonly now: Millis };

/** Minutes without an event, as a number and as a part of the limit. */
export function IdleMeter({ lastActiveAt, limit, now }: IdleMeterProps) {
  const { t } = useLanguage();
  const { minutes, part, grave } = idleness(lastActiveAt, limit, now);
  return (
    <span className="grid grid-cols-[56px_1fr] items-center gap-2 max-sm:grid-cols-[auto_72px]">
      <span className={cx('as-of text-right', minutes === 0 && 'text-ink-3')}>
        {minutes === 0 ? '0' : t('sessions.minutes', { minutes })}
      </span>
      <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full">
        <rect width="100" height="4" className="fill-surface-3" />
        <rect width={part * 100} height="4" className={grave ? 'fill-warn' : 'fill-ink-3'} />
      </svg>
    </span>
  );
}
