import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type SheetProps = {
  /** Accessible name of the region. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A panel over the right of the page: not modal, the page stays usable. Full screen on a phone. */
export function Sheet({ label, className, children }: SheetProps) {
  return (
    <aside
      aria-label={label}
      className={cx(
        'motion-sheet bg-overlay shadow-overlay absolute inset-y-0 right-0 z-8 flex w-[640px] flex-col max-sm:fixed max-sm:inset-0 max-sm:z-12 max-sm:w-full xl:w-[720px]',
        className,
      )}
    >
      {children}
    </aside>
  );
}
