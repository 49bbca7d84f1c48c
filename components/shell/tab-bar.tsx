'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import { PageLink } from './page-link.tsx';
import { pages } from './pages.ts';

const FITS = 5;
const item =
  'relative flex h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-11 text-ink-3 focus-inset aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:-top-px aria-[current]:before:inset-x-4 aria-[current]:before:h-0.5 aria-[current]:before:bg-accent';

/** The first pages at the bottom of a phone's screen; with one page only there is nowhere to go and no bar. */
export function TabBar({ workspaceId }: { readonly workspaceId: string | null }) {
  const { t } = useLanguage();
  const shown = pages.filter(({ aside }) => aside !== true).slice(0, FITS);
  if (shown.length < 2) return null;
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="bg-surface hidden auto-cols-fr grid-flow-col border-t pb-[env(safe-area-inset-bottom)] max-sm:grid"
    >
      {shown.map((page) => (
        <PageLink key={page.name} page={page} workspaceId={workspaceId} className={item} />
      ))}
    </nav>
  );
}
