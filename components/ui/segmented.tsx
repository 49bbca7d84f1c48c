import type { ReactNode } from 'react';

type SegmentedProps<Value extends string> = {
  /** Accessible name of the group. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string; readonly face: ReactNode }[];
  readonly onChange: (value: Value) => void;
};

/** Two or more buttons of which one is pressed. `face` may be an icon; `name` is always its title and name. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="rounded-ctl border-line-2 bg-surface inline-flex flex-none overflow-hidden border"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.name}
          title={option.name}
          onClick={() => onChange(option.value)}
          className="focus-inset border-line-2 text-ink-3 hover:text-ink aria-pressed:bg-surface-3 aria-pressed:text-ink flex h-[26px] items-center gap-1.5 px-2 font-medium not-first:border-l max-sm:h-[42px]"
        >
          {option.face}
        </button>
      ))}
    </div>
  );
}
