import Link from 'next/link';
import { requestLanguage } from '#lib/i18n/server.ts';
import { Logo } from './logo.tsx';
import { PageLink } from './page-link.tsx';
import { pageAddress, pages } from './pages.ts';
import { ThemeToggle } from './theme-toggle.tsx';

const item =
  'relative flex w-full flex-col items-center gap-0.5 pt-2 pb-1.5 text-center text-11 text-ink-3 hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-[3px] aria-[current]:font-semibold aria-[current]:tracking-[-.03em] aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-1.5 aria-[current]:before:left-0 aria-[current]:before:w-0.5 aria-[current]:before:bg-accent';

/** The pages of the console, on the left. `workspaceId` is part of the addresses for whoever has several. */
export async function Rail({ workspaceId }: { readonly workspaceId: string | null }) {
  const { t } = await requestLanguage();
  const links = (aside: boolean) =>
    pages
      .filter((page) => (page.aside === true) === aside)
      .map((page) => <PageLink key={page.name} {...page} workspaceId={workspaceId} className={item} />);
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="bg-surface z-5 row-span-3 flex flex-col border-r pb-2 max-sm:hidden print:hidden"
    >
      <Link
        href={pageAddress('/board', workspaceId)}
        prefetch={false}
        aria-label={t('shell.home')}
        className="focus-inset mb-2 grid h-12 flex-none place-items-center border-b"
      >
        <Logo />
      </Link>
      {links(false)}
      <span className="flex-auto" />
      <ThemeToggle className={item} />
      {links(true)}
    </nav>
  );
}
