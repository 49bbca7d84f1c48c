'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';

type CheckboxProps = {
  readonly label: string;
  readonly checked: boolean | 'some';
  readonly onChange: () => void;
  readonly tabIndex?: number;
};

/** 16 px with a target of 24; `some` stands for a part of a list. */
export function Checkbox({ label, checked, onChange, tabIndex }: CheckboxProps) {
  return (
    <Radix.Root
      aria-label={label}
      checked={checked === 'some' ? 'indeterminate' : checked}
      onCheckedChange={onChange}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      className="group -m-1 grid size-6 flex-none place-items-center max-sm:-m-3 max-sm:size-11"
    >
      <span className="rounded-chip border-control bg-surface group-data-[state=checked]:border-ink-solid group-data-[state=checked]:bg-ink-solid group-data-[state=indeterminate]:border-ink-solid group-data-[state=indeterminate]:bg-ink-solid text-on-solid grid size-4 place-items-center border-[1.5px]">
        {checked === 'some' && <Minus aria-hidden className="size-3 stroke-[2.5]" />}
        {checked === true && <Check aria-hidden className="size-3 stroke-[2.5]" />}
      </span>
    </Radix.Root>
  );
}
