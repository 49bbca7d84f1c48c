import { X } from 'lucide-react';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { EvidenceMapProps } from './evidence-map.tsx';

/** What the marks of the picture mean; only those that are in it. */
export function MapLegend({ stop, reported, previous, before, after }: EvidenceMapProps) {
  const { t } = useLanguage();
  const marks = [
    stop !== null && {
      words: t('evidence.map.allowed', { metres: Math.round(stop.radiusM) }),
      mark: 'size-3 rounded-full border-[1.5px] border-ink',
    },
    reported !== null && {
      words: t('evidence.map.reported'),
      mark: null,
    },
    reported?.accuracyM != null && {
      words: t('evidence.map.accuracy'),
      mark: 'size-3 rounded-full border border-danger bg-danger-w',
    },
    previous !== null && { words: t('evidence.map.previous'), mark: 'size-2 rounded-full bg-ink-2' },
    before.length > (previous === null ? 0 : 1) && {
      words: t('evidence.map.before'),
      mark: 'h-0.5 w-4 bg-[var(--st-enroute-c)]',
    },
    reported !== null &&
      previous !== null && {
        words: t('evidence.map.jump'),
        mark: 'h-0 w-4 border-t-2 border-dashed border-danger',
      },
    after.length > 0 && {
      words: t('evidence.map.after'),
      mark: 'h-0 w-4 border-t-2 border-dotted border-[var(--st-enroute-c)]',
    },
  ].filter((one) => one !== false);
  return (
    <ul className="text-11 text-ink-2 bg-surface flex flex-wrap gap-x-4 gap-y-1 border-t px-5 py-1.5 max-sm:px-4">
      {marks.map(({ words, mark }) => (
        <li key={words} className="flex items-center gap-1.5">
          {mark === null ? (
            <X aria-hidden className="text-danger size-3.5" />
          ) : (
            <i aria-hidden className={mark} />
          )}
          {words}
        </li>
      ))}
    </ul>
  );
}
