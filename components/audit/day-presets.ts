import { shiftDay } from '#lib/fleet/workspace-days.ts';

export const DAY_PRESETS = ['always', 'today', 'yesterday', 'week'] as const;
export type DayPreset = (typeof DAY_PRESETS)[number];

/** The days of the log from and to, both included; null leaves that end open. */
export type Days = { readonly from: string | null; readonly to: string | null };

/** What a preset means today, a day such as “2026-03-29”. */
export function presetDays(preset: DayPreset, today: string): Days {
  switch (preset) {
    case 'always':
      return { from: null, to: null };
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: shiftDay(today, -1), to: shiftDay(today, -1) };
    case 'week':
      return { from: shiftDay(today, -6), to: today };
  }
}

/** The preset that means these days today; undefined when none does. */
export function presetOf({ from, to }: Days, today: string): DayPreset | undefined {
  return DAY_PRESETS.find((preset) => {
    const days = presetDays(preset, today);
    return days.from === from && days.to === to;
  });
}
