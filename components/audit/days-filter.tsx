'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useState } from 'react';
import { Input } from '#components/ui/field.tsx';
import { dayOf, isDay } from '#lib/fleet/workspace-days.ts';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Choice } from '#components/ui/choice.tsx';
import { presetDays, presetOf } from './day-presets.ts';
import type { FilterBarProps } from './filter-bar.tsx';

const loadMenus = () => import('./filter-menus.tsx');
const WhenMenu = dynamic(() => loadMenus().then((file) => file.WhenMenu));

/** The days of the log that are shown, by the calendar of the workspace; two fields for days without a name. */
export function DaysFilter({ filter, onFilter }: FilterBarProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const today = dayOf(useNow(60_000), timeZone);
  const preset = presetOf(filter, today);
  const [wished, setWished] = useState(false);
  const own = wished || preset === undefined;
  return (
    <div
      role="group"
      aria-label={t('audit.filter.when')}
      className="flex min-w-0 items-center gap-1.5 max-sm:has-[[type=date]]:w-full max-sm:has-[[type=date]]:flex-wrap"
    >
      <Choice
        terse
        label={t('audit.filter.when')}
        value={t(`audit.filter.${own ? 'days' : preset}`)}
        prepare={loadMenus}
        menu={
          <WhenMenu
            chosen={own ? 'days' : preset}
            onChoose={(one) => {
              setWished(one === 'days');
              if (one !== 'days') onFilter(presetDays(one, today));
            }}
          />
        }
      />
      {own && (
        <>
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
        </>
      )}
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
