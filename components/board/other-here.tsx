'use client';

import { initials } from '#components/shell/initials.ts';
import { useOtherOn } from '#components/shell/presence-store.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The initials of another person who has this batch or review open; nothing for nobody. */
export function OtherHere({ item }: { readonly item: string }) {
  const { t } = useLanguage();
  const other = useOtherOn(item);
  if (other === null) return null;
  const words = t('shell.presence.label', { names: other.name });
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="rounded-chip bg-surface-3 text-ink-2 grid h-4 flex-none place-items-center px-1 text-[10px] font-semibold"
    >
      {initials(other.name)}
    </span>
  );
}
