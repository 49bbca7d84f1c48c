'use client';

import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { cx } from '#components/ui/cx.ts';
import { isSilent, lastHeardAt, latenessOf } from '#lib/fleet/attention.ts';
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { shortDuration, signedMinutes } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Place } from './places.ts';

type PlaceMarkerProps = {
  readonly place: Place;
  readonly chosen: boolean;
  /** There is room for the label beside it. */
  readonly named: boolean;
  readonly onChoose: (batchId: string) => void;
};

/** A driver on the map: the shape of the state; who needs somebody also says which batch and why. */
export function PlaceMarker({ place: { row }, chosen, named, onChoose }: PlaceMarkerProps) {
  const { settings } = useFleetMeta();
  const { t } = useLanguage();
  const now = useDataTime(10_000);
  const silent = isSilent(row, settings, now);
  const late = latenessOf(row, now);
  return (
    <button
      type="button"
      // The list beside the map is the way of the keyboard: here would be a hundred tab stops.
      tabIndex={-1}
      aria-label={t('board.map.marker', {
        name: row.driver?.name ?? row.reference,
        status: t(`status.${row.status}`),
      })}
      title={row.driver?.name ?? row.reference}
      data-batch={row.reference}
      aria-pressed={chosen}
      onClick={() => onChoose(row.id)}
      className={cx(
        'touch pointer-events-auto absolute -top-3 -left-3 flex h-6 items-center whitespace-nowrap',
        chosen && 'z-2',
      )}
    >
      <span
        className={cx(
          'bg-surface border-line-2 grid size-6 flex-none place-items-center border',
          chosen && 'outline-accent outline-2 outline-offset-2',
          silent && !chosen && 'outline-danger outline-2 outline-offset-1 outline-dashed',
        )}
      >
        <StatusGlyph status={row.status} />
      </span>
      {named && (
        <span className="bg-surface border-line-2 text-12 ml-0.5 flex h-5 items-center gap-1.5 border px-1.5">
          <span className="font-mono tracking-[-.01em]">{row.reference}</span>
          {silent ? (
            <b className="text-danger-t font-semibold">
              {shortDuration(now - (lastHeardAt(row) ?? row.statusSince), t)}
            </b>
          ) : (
            late !== null &&
            late > settings.lateAfterMin && <b className="text-late-t font-semibold">{signedMinutes(late)}</b>
          )}
        </span>
      )}
    </button>
  );
}
