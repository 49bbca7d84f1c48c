import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

/** The browser's own list box, in our looks. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <select
      {...rest}
      className={cx(
        'rounded-ctl border-control bg-surface text-ink hover:border-ink-3 disabled:border-line disabled:text-ink-off h-7 border px-1.5 focus-visible:-outline-offset-1 max-sm:h-11',
        className,
      )}
    />
  );
}
