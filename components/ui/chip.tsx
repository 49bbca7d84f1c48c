import { X } from 'lucide-react';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ChipProps = {
  /** What is filtered, "State". */
  readonly label: string;
  /** By what, "Delayed, Suspended". */
  readonly value: string;
  readonly onRemove: () => void;
};

/** An active filter that can be taken away. */
export function Chip({ label, value, onRemove }: ChipProps) {
  const { t } = useLanguage();
  return (
    <span className="rounded-ctl border-line-2 bg-surface text-12 inline-flex h-6 max-w-72 flex-none items-center gap-1.5 border pl-2 whitespace-nowrap">
      <span className="text-ink-3">{label}</span>
      <b className="truncate font-semibold" title={value}>
        {value}
      </b>
      <button
        type="button"
        aria-label={t('shell.removeFilter', { label, value })}
        onClick={onRemove}
        className="focus-inset rounded-chip text-ink-3 hover:bg-surface-3 hover:text-ink grid size-6 place-items-center"
      >
        <X aria-hidden className="size-3" />
      </button>
    </span>
  );
}
