import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

/** The browser's own list box, in our looks. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        {...rest}
        className="rounded-ctl border-control bg-surface text-ink hover:border-ink-3 disabled:border-line disabled:text-ink-off h-7 w-full appearance-none truncate border pr-7 pl-2 focus-visible:-outline-offset-1 max-sm:h-11"
      />
      <ChevronDown
        aria-hidden
        className="text-ink-3 pointer-events-none absolute inset-y-0 right-2 my-auto size-3.5!"
      />
    </span>
  );
}
