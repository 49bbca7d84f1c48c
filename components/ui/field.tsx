'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { FieldError } from './field-error.tsx';

/** What a control inside a `Field` must carry. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

type FieldProps = {
  readonly label: ReactNode;
  /** Right end of the label line: "optional", a counter, a link. */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  /** A sentence; it also marks the control invalid. */
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: (control: ControlProps) => ReactNode;
};

/** Label, control, hint and error, tied together for a screen reader. */
export function Field({ label, aside, hint, error, className, children }: FieldProps) {
  const id = useId();
  const described = cx(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return (
    <div className={cx('mb-3', className)}>
      <div className="text-12 mb-1 flex justify-between font-semibold">
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span className="text-ink-3 font-normal">{aside}</span>}
      </div>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-12 text-ink-3 mt-1">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

const control =
  'w-full rounded-ctl border border-control bg-surface text-ink placeholder:text-ink-3 hover:border-ink-3 focus-visible:-outline-offset-1 disabled:border-line disabled:text-ink-off aria-invalid:border-danger';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(control, 'h-7 px-2 max-sm:h-11', className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={cx(control, 'block resize-none px-2 py-1.5', className)} />;
}
