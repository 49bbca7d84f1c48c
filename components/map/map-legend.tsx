'use client';

import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

const shown = ['EN_ROUTE', 'AT_STOP', 'DELAYED', 'SUSPENDED', 'ACTIVE'] as const;

type MapLegendProps = {
  /** How much of the list is on the map. */
  readonly note: string;
  /** Why there are no streets, when there should be. */
  readonly fault: string | null;
};

/** What the shapes mean, how many are shown, and what the map lacks. */
export function MapLegend({ note, fault }: MapLegendProps) {
  const { t } = useLanguage();
  return (
    <div className="text-12 text-ink-2 bg-surface border-line-2 rounded-ctl absolute bottom-4 left-4 z-3 max-w-[calc(100%-96px)] border px-3 py-2 max-sm:bottom-2 max-sm:left-2 max-sm:px-2 max-sm:py-1">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 max-sm:hidden [@media(max-height:600px)]:hidden">
        {shown.map((status) => (
          <li key={status} className="flex items-center gap-1.5">
            <StatusGlyph status={status} /> {t(`status.${status}`)}
          </li>
        ))}
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="border-danger size-3.5 border-2 border-dashed" />{' '}
          {t('board.map.silent')}
        </li>
        <li className="flex items-center gap-1.5">
          <Stroke dashed /> {t('board.map.planned')}
        </li>
        <li className="flex items-center gap-1.5">
          <Stroke /> {t('board.map.driven')}
        </li>
      </ul>
      <p className="text-ink-3 max-sm:hidden sm:mt-1 [@media(max-height:600px)]:mt-0">{note}</p>
      <p role="status" className="text-ink-3 empty:hidden">
        {fault}
      </p>
    </div>
  );
}

function Stroke({ dashed = false }: { readonly dashed?: boolean }) {
  return (
    <svg viewBox="0 0 20 4" aria-hidden className="h-1 w-5">
      <path
        d="M0 2h20"
        stroke="currentColor"
        strokeWidth="2"
        {...(dashed ? { strokeDasharray: '2 4' } : {})}
      />
    </svg>
  );
}
