'use client';

import { Input } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { dayOf, isDay, shiftDay } from '#lib/fleet/workspace-days.ts';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { FilterBarProps } from './filter-bar.tsx';

const PRESETS = ['always', 'today', 'yesterday', 'week'] as const;
type Preset = (typeof PRESETS)[number];

/** The days of the log that are shown, by the calendar of the workspace. */
export function DaysFilter({ filter, onFilter }: FilterBarProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const today = dayOf(useNow(60_000), timeZone);
  const days: Record<Preset, { readonly from: string | null; readonly to: string | null }> = {
    always: { from: null, to: null },
    today: { from: today, to: today },
    yesterday: { from: shiftDay(today, -1), to: shiftDay(today, -1) },
    week: { from: shiftDay(today, -6), to: today },
  };
  const preset = PRESETS.find((one) => days[one].from === filter.from && days[one].to === filter.to);
  return (
    <div role="group" aria-label={t('audit.filter.when')} className="flex flex-wrap items-center gap-1.5">
      <Segmented
        label={t('audit.filter.when')}
        value={preset ?? ''}
        options={PRESETS.map((value) => ({
          value,
          name: t(`audit.filter.${value}`),
          face: t(`audit.filter.${value}`),
        }))}
        onChange={(value) => {
          const chosen = PRESETS.find((one) => one === value);
          if (chosen !== undefined) onFilter(days[chosen]);
        }}
      />
      <DayField
        label={t('audit.filter.from')}
        day={filter.from}
        max={filter.to ?? today}
        onDay={(from) => onFilter({ from })}
      />
      <DayField
        label={t('audit.filter.to')}
        day={filter.to}
        min={filter.from}
        max={today}
        onDay={(to) => onFilter({ to })}
      />
    </div>
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly day: string | null;
  readonly min?: string | null;
  readonly max: string;
  readonly onDay: (day: string | null) => void;
};

function DayField({ label, day, min = null, max, onDay }: DayFieldProps) {
  return (
    <label className="text-12 text-ink-3 flex items-center gap-1.5">
      {label}
      <Input
        key={day}
        type="date"
        defaultValue={day ?? ''}
        max={max}
        {...(min === null ? {} : { min })}
        className="w-[124px]"
        // While a date is being typed it is not one yet; leaving the field asks the log.
        onBlur={({ target: { value } }) => {
          const typed = isDay(value) ? value : null;
          if (typed !== day) onDay(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
}
