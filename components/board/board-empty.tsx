'use client';

import { useSignInAddress } from '#components/shell/use-sign-in-address.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { hiddenPhrase } from './filter-words.ts';

type BoardEmptyProps = {
  readonly view: BoardView;
  readonly all: number;
  readonly filtered: boolean;
  readonly signedOut: boolean;
  readonly onClear: () => void;
};

/** Why the list is empty, and the one way on. */
export function BoardEmpty(props: BoardEmptyProps) {
  return (
    <div className="bg-surface min-h-0 flex-[1_1_0] border-t">
      <Reason {...props} />
    </div>
  );
}

function Reason({ view, all, filtered, signedOut, onClear }: BoardEmptyProps) {
  const signIn = useSignInAddress();
  if (signedOut) {
    return (
      <Empty
        title="You are signed out"
        text="The board was put away."
        action={
          <a href={signIn} className={buttonClass({ size: 'sm' })}>
            Sign in again
          </a>
        }
      />
    );
  }
  if (filtered && all > 0) {
    return (
      <Empty
        title="No batches match these filters"
        text={hiddenPhrase(view, all)}
        action={
          <Button size="sm" onClick={onClear}>
            Clear filters
          </Button>
        }
      />
    );
  }
  return <Empty title="No batches today" text="They appear here as soon as routes are imported." />;
}
