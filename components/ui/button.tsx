import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'destructive' | 'danger' | 'quiet';
export type ButtonSize = 'sm' | 'md' | 'lg';
export type ButtonLook = {
  /** `destructive` is the outlined opener of a dangerous dialog, `danger` the solid button inside it. */
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Square, for one icon; give it an `aria-label`. */
  readonly icon?: boolean;
};

const variants: Record<ButtonVariant, string> = {
  primary: 'border-ink-solid bg-ink-solid text-on-solid hover:border-ink-2 hover:bg-ink-2 kbd-on-solid',
  secondary: 'border-line-2 bg-surface hover:border-control hover:bg-surface-3 active:bg-line',
  destructive: 'border-danger-line bg-surface text-danger-t hover:border-danger hover:bg-danger-w',
  danger: 'border-danger bg-danger text-on-danger hover:border-danger-t hover:bg-danger-t kbd-on-solid',
  quiet: 'border-transparent text-ink-2 hover:bg-surface-3 hover:text-ink',
};
const sizes: Record<ButtonSize, string> = {
  sm: 'h-6 px-2 text-12',
  md: 'h-7 px-2.5 text-13 max-sm:h-11',
  lg: 'h-9 px-3.5 text-13 max-sm:h-11',
};
const squares: Record<ButtonSize, string> = { sm: 'size-6', md: 'size-7', lg: 'size-9 max-sm:size-11' };
const off =
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-surface-2 disabled:text-ink-off aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-surface-2 aria-disabled:text-ink-off';

/** The looks of a button, for a link that must look like one. */
export function buttonClass({ variant = 'secondary', size = 'md', icon = false }: ButtonLook = {}): string {
  return cx(
    'touch duration-fast inline-flex flex-none items-center justify-center gap-1.5 rounded-ctl border font-medium whitespace-nowrap transition-colors',
    icon ? squares[size] : sizes[size],
    variants[variant],
    off,
  );
}

type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    /** The server is being asked: the spinner keeps the width, presses are ignored, focus stays. */
    readonly busy?: boolean;
  };

export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look: ButtonLook = {
    ...(variant === undefined ? {} : { variant }),
    ...(size === undefined ? {} : { size }),
    ...(icon === undefined ? {} : { icon }),
  };
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { 'aria-busy': true } : { onClick })}
      className={cx(buttonClass(look), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
