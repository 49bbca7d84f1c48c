import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

type SectionHeadProps = {
  readonly title: string;
  readonly count?: string | undefined;
  /** Right end of the line. */
  readonly aside?: ReactNode;
  readonly className?: string;
};

/** The heading of a part of the panel; it stays in sight while the part scrolls. */
export function SectionHead({ title, count, aside, className }: SectionHeadProps) {
  return (
    <div className={cx('bg-overlay sticky top-0 z-2 flex h-9 items-center gap-2 pr-4', className)}>
      <h3 className="text-12 font-semibold">{title}</h3>
      {count !== undefined && <span className="text-12 text-ink-3">{count}</span>}
      <span className="flex-1" />
      {aside}
    </div>
  );
}
