'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { openDeviceChanges, openReviews } from '#lib/fleet/what-waits.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { PAGE_ICONS, pageAddress, type ConsolePage } from './pages.ts';

type PageLinkProps = Pick<ConsolePage, 'name' | 'href' | 'counts'> & {
  readonly workspaceId: string | null;
  readonly className: string;
};

/** A page in the navigation: icon, word, and how much waits there. */
export function PageLink({ name, href, counts, workspaceId, className }: PageLinkProps) {
  const { t } = useLanguage();
  const Icon = PAGE_ICONS[name];
  const here = usePathname().startsWith(href);
  return (
    <Link
      href={pageAddress(href, workspaceId)}
      prefetch={false}
      className={className}
      {...(here ? { 'aria-current': 'page' } : {})}
    >
      <Icon aria-hidden className="size-[18px] max-sm:size-5" />
      <span className="max-w-full truncate">{t(`shell.page.${name}`)}</span>
      {counts === 'reviews' && <OpenReviews />}
      {counts === 'deviceChanges' && <OpenDeviceChanges />}
    </Link>
  );
}

function OpenReviews() {
  return <Waiting count={useReading(openReviews(useFleetSource())).value?.open} />;
}

function OpenDeviceChanges() {
  return <Waiting count={useReading(openDeviceChanges(useFleetSource())).value} />;
}

function Waiting({ count = 0 }: { readonly count: number | undefined }) {
  const { t } = useLanguage();
  if (count === 0) return null;
  return (
    <b className="bg-ink-solid text-on-solid rounded-chip text-11 absolute top-1 left-[calc(50%+4px)] h-4 min-w-4 px-1 text-center leading-4 font-semibold">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('shell.open', { count })}</span>
    </b>
  );
}
