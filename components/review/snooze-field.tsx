'use client';

import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockTime } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { SNOOZES, snoozeUntil, type Snooze } from '#lib/review/snooze-times.ts';

type SnoozeFieldProps = { readonly chosen: Snooze; readonly onChoose: (snooze: Snooze) => void };

/** Until when a review is put aside. */
export function SnoozeField({ chosen, onChoose }: SnoozeFieldProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const now = useNow(10_000);
  return (
    <fieldset className="border-b px-5 py-3">
      <legend className="text-12 float-left mb-1 w-full font-semibold">{t('review.snooze.until')}</legend>
      <div className="clear-both grid grid-cols-2 gap-x-6 sm:grid-cols-4">
        {SNOOZES.map((snooze) => (
          <label key={snooze} className="flex min-h-7 cursor-pointer items-center gap-2 max-sm:min-h-11">
            <input
              type="radio"
              name="snooze"
              value={snooze}
              checked={snooze === chosen}
              onChange={() => onChoose(snooze)}
              className="border-control bg-surface checked:border-ink-solid m-0 size-4 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] checked:border-[5px]"
            />
            <span>
              {t(`review.snooze.${snooze}`)}
              <span className="text-12 text-ink-3 block">
                {clockTime(snoozeUntil(snooze, now, timeZone), timeZone)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
