import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { hiddenPhrase } from './filter-words.ts';

type BoardEmptyProps = {
  readonly view: BoardView;
  readonly all: number;
  readonly filtered: boolean;
  readonly onClear: () => void;
};

export function BoardEmpty({ view, all, filtered, onClear }: BoardEmptyProps) {
  return (
    <div className="bg-surface min-h-0 flex-[1_1_0] border-t">
      {filtered && all > 0 ? (
        <Empty
          title="No batches match these filters"
          text={hiddenPhrase(view, all)}
          action={
            <Button size="sm" onClick={onClear}>
              Clear filters
            </Button>
          }
        />
      ) : (
        <Empty title="No batches today" text="They appear here as soon as routes are imported." />
      )}
    </div>
  );
}
