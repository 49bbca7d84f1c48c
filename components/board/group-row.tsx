import { ChevronDown, ChevronRight } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import type { GroupName } from './board-items.ts';

type GroupRowProps = {
  readonly itemKey: string;
  readonly rowIndex: number;
  readonly group: GroupName;
  readonly title: string;
  readonly count: number;
  readonly note: string;
  readonly open: boolean;
  readonly active: boolean;
  readonly onToggle: (group: GroupName) => void;
};

/** Heading of a group of rows; pressing it folds the group away. */
export function GroupRow({
  itemKey,
  rowIndex,
  group,
  title,
  count,
  note,
  open,
  active,
  onToggle,
}: GroupRowProps) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={cx(
        'bg-surface-2 relative h-7 border-b',
        group === 'rest' && 'border-t-line-2 -mt-px h-[29px] border-t',
      )}
    >
      <div role="gridcell" aria-colspan={12} className="h-full">
        <button
          type="button"
          data-key={itemKey}
          tabIndex={active ? 0 : -1}
          aria-expanded={open}
          onClick={() => onToggle(group)}
          className="focus-inset text-12 text-ink-3 hover:text-ink-2 sticky left-0 flex h-full w-full items-center gap-2 px-4"
        >
          <Chevron aria-hidden className="size-3.5" />
          <b className="text-ink font-semibold">{title}</b>
          <span>{count}</span>
          <span className="max-sm:hidden">{note}</span>
        </button>
      </div>
    </div>
  );
}
