'use client';

import { Search } from 'lucide-react';
import { Kbd } from '#components/ui/kbd.tsx';
import { modKey } from '#components/ui/mod-key.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { showOverlay } from './overlay-store.ts';
import { preparePalette } from './overlays.tsx';

/** Opens the command palette; on a phone only its icon. */
export function FindButton() {
  const { t } = useLanguage();
  const hydrated = useHydrated();
  return (
    <button
      type="button"
      aria-label={t('shell.find')}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      onPointerEnter={preparePalette}
      onFocus={preparePalette}
      onClick={() => showOverlay('palette')}
      className="rounded-ctl border-line-2 bg-surface-2 text-ink-3 hover:border-control ml-2 flex h-[30px] w-[336px] min-w-0 items-center gap-2 border px-2.5 max-lg:w-60 max-sm:order-1 max-sm:-mx-1.5 max-sm:size-11 max-sm:justify-center max-sm:border-0 max-sm:bg-transparent"
    >
      <Search aria-hidden />
      <span className="min-w-0 flex-1 truncate max-sm:hidden">{t('shell.find')}</span>
      <span aria-hidden className="flex gap-0.5 max-sm:hidden">
        {hydrated && (
          <>
            <Kbd>{modKey()}</Kbd>
            <Kbd>K</Kbd>
          </>
        )}
      </span>
    </button>
  );
}
