'use client';

import { Switch as Radix } from 'radix-ui';

type SwitchProps = {
  /** Accessible name. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** On or off, at once. Its knob carries a mark, so that it is not told by colour alone. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <Radix.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className="border-control bg-surface data-[state=checked]:border-ink-solid data-[state=checked]:bg-ink-solid group inline-flex h-6 w-10 flex-none items-center rounded-full border-[1.5px] px-[3px] disabled:cursor-not-allowed disabled:opacity-60"
    >
      <Radix.Thumb className="bg-control data-[state=checked]:bg-on-solid duration-fast block size-4 rounded-full transition-transform data-[state=checked]:translate-x-4 motion-reduce:transition-none" />
    </Radix.Root>
  );
}
