import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** One key cap. */
export function Kbd({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <kbd
      className={cx(
        'rounded-chip border-line-2 bg-surface text-ink-2 inline-block h-[18px] min-w-[18px] border px-1 text-center font-sans text-[11px]/[16px] font-medium',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
