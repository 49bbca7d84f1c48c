import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type FieldErrorProps = { readonly id: string; readonly className?: string; readonly children: ReactNode };

/** The sentence under a control that it describes. */
export function FieldError({ id, className, children }: FieldErrorProps) {
  return (
    <p id={id} className={cx('text-12 text-danger-t mt-1 flex gap-1.5', className)}>
      <OctagonAlert aria-hidden className="mt-px size-3.5" />
      {children}
    </p>
  );
}
