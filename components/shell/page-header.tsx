import type { ReactNode } from 'react';

type PageHeaderProps = {
  readonly title: string;
  /** A fact about what is below. */
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
};

/** Title of a page, a fact, and what can be done with the page as a whole. */
export function PageHeader({ title, sub, children }: PageHeaderProps) {
  return (
    <header className="bg-surface flex min-h-13 flex-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <h1 className="text-16 font-semibold">{title}</h1>
      {sub !== undefined && <p className="text-ink-3 max-sm:hidden">{sub}</p>}
      <span className="flex-auto" />
      {children}
    </header>
  );
}
