'use client';

import { Rows3 } from 'lucide-react';
import Link from 'next/link';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

const item =
  'relative flex w-full flex-col items-center gap-0.5 pt-2 pb-1.5 text-center text-11 text-ink-3 hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-[3px] aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-1.5 aria-[current]:before:left-0 aria-[current]:before:w-0.5 aria-[current]:before:bg-accent';

/** The pages of the console, on the left; a phone has only one page so far and shows no bar. `board` is its address. */
export function Rail({ board }: { readonly board: string }) {
  const { t } = useLanguage();
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="bg-surface z-5 row-span-2 flex flex-col border-r pb-2 max-sm:hidden"
    >
      <Link
        href={board}
        prefetch={false}
        aria-label={t('shell.home')}
        className="focus-inset mb-2 grid h-12 place-items-center border-b"
      >
        <Logo />
      </Link>
      <Link href={board} prefetch={false} aria-current="page" className={item}>
        <Rows3 aria-hidden className="size-[18px]" />
        <span>{t('shell.page.board')}</span>
      </Link>
      <span className="flex-auto" />
      <ThemeToggle className={item} />
    </nav>
  );
}
