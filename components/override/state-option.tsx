import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { cx } from '#components/ui/cx.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { STATE_BOXES } from './machine-boxes.ts';
import { stateDigit } from './machine-edges.ts';

type StateOptionProps = {
  readonly status: DriverStatus;
  readonly now: boolean;
  readonly chosen: boolean;
  readonly onChoose: (to: DriverStatus) => void;
};

/** The radio buttons' shared name. */
export const STATE_GROUP = 'new-state';

/** Their names leave no room for a word beside them. */
const longNames: ReadonlySet<DriverStatus> = new Set(['COMPLETED', 'SUSPENDED']);
const below = 'sm:bg-surface-2 sm:absolute sm:right-1 sm:-bottom-2 sm:px-0.5';

/** One state of the machine, standing at its place in the drawing. */
export function StateOption({ status, now, chosen, onChoose }: StateOptionProps) {
  const { x, y } = STATE_BOXES[status];
  const { t } = useLanguage();
  return (
    <label
      style={{ left: x, top: y }}
      className={cx(
        'rounded-chip text-12 has-focus-visible:outline-accent max-sm:text-13 flex items-center gap-[5px] border px-[7px] font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-1 max-sm:h-11 sm:absolute sm:h-8 sm:w-[110px]',
        now && 'border-control bg-surface-2 cursor-not-allowed border-dashed',
        chosen && 'border-accent bg-accent-tint shadow-[inset_0_0_0_1px_var(--accent)]',
        !now && !chosen && 'border-control bg-surface hover:bg-surface-3 cursor-pointer',
      )}
    >
      <input
        type="radio"
        name={STATE_GROUP}
        value={status}
        checked={chosen}
        disabled={now}
        onChange={() => onChoose(status)}
        className="sr-only"
      />
      <StatusGlyph status={status} />
      {t(`status.${status}`)}
      {now ? (
        <span className={cx('text-11 text-ink-3 ml-auto', longNames.has(status) && below)}>
          {t('override.now')}
        </span>
      ) : (
        <span aria-hidden className="text-11 text-ink-3 ml-auto max-sm:hidden">
          {stateDigit(status)}
        </span>
      )}
    </label>
  );
}
