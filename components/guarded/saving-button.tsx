import type { ReactNode } from 'react';
import { buttonClass, type ButtonVariant } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { cx } from '#components/ui/cx.ts';
import { isSecondHalf } from '#components/ui/second-half.ts';

type SavingButtonProps = {
  readonly variant: Extract<ButtonVariant, 'primary' | 'secondary' | 'danger'>;
  readonly saving: boolean;
  /** What the button says while the server is asked. */
  readonly savingWords: string;
  /** Why it cannot be pressed now; null when it can. It stays focusable and says so. */
  readonly off?: string | null;
  /** Submits the form around it, so that Enter in a field does the same; `onPress` is the form's own handler. */
  readonly submits?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** Applies a guarded action. Both its texts lie in one place, so saving does not change its width. */
export function SavingButton({
  variant,
  saving,
  savingWords,
  off = null,
  submits = false,
  onPress,
  children,
}: SavingButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      onClick={submits || saving || off !== null ? undefined : (event) => isSecondHalf(event) || onPress()}
      className={buttonClass({ variant })}
      {...(saving ? { 'aria-busy': true } : {})}
      {...(off === null ? {} : { 'aria-disabled': true, title: off })}
    >
      <span className="grid items-center justify-items-center">
        <span className={cx(cell, saving && 'invisible')}>{children}</span>
        <span aria-hidden={!saving} className={cx(cell, !saving && 'invisible')}>
          <Spinner />
          {savingWords}
        </span>
      </span>
    </button>
  );
}

const cell = 'col-start-1 row-start-1 inline-flex items-center gap-1.5';
