'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';

/** In the map's place while its code comes. */
export function MapLoading() {
  const { t } = useLanguage();
  return (
    <div role="status" className="bg-surface-3 text-ink-3 grid min-h-0 place-items-center">
      {t('board.map.loading')}
    </div>
  );
}
