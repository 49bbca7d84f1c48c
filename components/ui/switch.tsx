'use client';

type SwitchProps = {
  /** Accessible name. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** On or off, at once. Its knob tells by its place, not by colour alone. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={checked}
      onClick={() => onChange(!checked)}
      disabled={disabled}
      className="border-control bg-surface aria-checked:border-ink-solid aria-checked:bg-ink-solid touch rounded-ctl group inline-flex h-6 w-10 flex-none items-center border-[1.5px] px-[3px] disabled:cursor-not-allowed disabled:opacity-60"
    >
      <span className="bg-control group-aria-checked:bg-on-solid rounded-chip duration-fast block size-4 transition-transform group-aria-checked:translate-x-4 motion-reduce:transition-none" />
    </button>
  );
}
