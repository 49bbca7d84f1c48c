'use client';

import type { Map as StreetMap } from 'maplibre-gl';
import { Maximize, Minus, Plus, type LucideIcon } from 'lucide-react';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Zoom and fit; +, − and 0 do the same. */
export function MapControls({ map, onFit }: { readonly map: StreetMap; readonly onFit: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="rounded-ctl border-line-2 bg-surface absolute top-4 right-4 z-3 flex flex-col overflow-hidden border">
      <Control Icon={Plus} label={t('board.map.zoomIn')} onPress={() => map.zoomIn()} />
      <Control Icon={Minus} label={t('board.map.zoomOut')} onPress={() => map.zoomOut()} />
      <Control Icon={Maximize} label={t('board.map.fit')} onPress={onFit} />
    </div>
  );
}

type ControlProps = { readonly Icon: LucideIcon; readonly label: string; readonly onPress: () => void };

function Control({ Icon, label, onPress }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="focus-inset text-ink-2 hover:bg-surface-3 hover:text-ink grid size-[30px] place-items-center not-first:border-t max-sm:size-11"
    >
      <Icon aria-hidden />
    </button>
  );
}
