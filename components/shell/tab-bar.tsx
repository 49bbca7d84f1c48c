import { requestLanguage } from '#lib/i18n/server.ts';
import { PageLink } from './page-link.tsx';
import { barPages } from './pages.ts';

const item =
  'relative flex h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-11 text-ink-3 focus-inset aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:-top-px aria-[current]:before:inset-x-4 aria-[current]:before:h-0.5 aria-[current]:before:bg-accent';

/** The first pages at the bottom of a phone's screen. */
export async function TabBar({ workspaceId }: { readonly workspaceId: string | null }) {
  const { t } = await requestLanguage();
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="bg-surface hidden auto-cols-fr grid-flow-col border-t pb-[env(safe-area-inset-bottom)] max-sm:grid max-sm:print:hidden"
    >
      {barPages.map((page) => (
        <PageLink key={page.name} {...page} workspaceId={workspaceId} className={item} />
      ))}
    </nav>
  );
}
