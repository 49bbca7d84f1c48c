import { ChevronDown, ChevronRight } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import { onPress } from '#components/ui/on-press.ts';
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
      aria-expanded={open}
      tabIndex={active ? 0 : -1}
      data-key={itemKey}
      onClick={() => onToggle(group)}
      onKeyDown={onPress(() => onToggle(group))}
      className={cx(
        'focus-inset bg-surface-2 text-12 text-ink-3 hover:text-ink-2 relative h-7 cursor-pointer border-b',
        group === 'rest' && 'border-t-line-2 -mt-px h-[29px] border-t',
      )}
    >
      <div
        role="gridcell"
        aria-colspan={11}
        className="sticky left-0 flex h-full w-max items-center gap-2 px-4"
      >
        <Chevron aria-hidden className="size-3.5" />
        <b className="text-ink font-semibold">{title}</b>
        <span>{count}</span>
        <span className="max-sm:hidden">{note}</span>
      </div>
    </div>
  );
}
