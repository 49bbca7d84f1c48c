import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { cx } from '#components/ui/cx.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { requestLanguage } from '#lib/i18n/server.ts';

const day: readonly (readonly [DriverStatus, string])[] = [
  ['INACTIVE', '11:30'],
  ['ACTIVE', '11:38'],
  ['EN_ROUTE', '11:52'],
  ['AT_STOP', '12:11'],
  ['DELAYED', '13:36'],
  ['EN_ROUTE', '13:43'],
  ['COMPLETED', '17:40'],
];

/** The states of a batch, told as one example day. */
export async function BatchDay() {
  const { t } = await requestLanguage();
  return (
    <figure className="w-full max-w-[748px]">
      <figcaption className="text-14 text-ink-2 mb-7">{t('access.batchDay')}</figcaption>
      <ol className="grid grid-cols-7">
        {day.map(([status, time], step) => (
          <li key={time} className="text-12 relative flex flex-col items-center">
            {step > 0 && (
              <span
                aria-hidden
                className={cx(
                  'absolute top-[17px] right-[calc(50%+18px)] left-[calc(-50%+18px)] h-0.5',
                  step < 5 ? 'bg-ink-3' : 'bg-line-2',
                )}
              />
            )}
            <span className="grid size-9 place-items-center">
              <StatusGlyph status={status} size={22} />
            </span>
            <span className="text-ink-2 mt-2 font-medium">{t(`status.${status}`)}</span>
            <span className="text-ink-3 mt-0.5 font-mono">{time}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
