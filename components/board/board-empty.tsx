'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { hiddenPhrase } from './filter-words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const PutAway = dynamic(() => import('#components/shell/put-away.tsx').then((file) => file.PutAway));

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
  const language = useLanguage();
  const { t } = language;
  if (signedOut) return <PutAway />;
  if (filtered && all > 0) {
    return (
      <Empty
        title={t('board.noMatch')}
        text={hiddenPhrase(view, all, language)}
        action={
          <Button size="sm" onClick={onClear} className="max-sm:h-11 max-sm:px-4">
            {t('board.clearFilters')}
          </Button>
        }
      />
    );
  }
  return <Empty title={t('board.noneToday')} text={t('board.appearWhenImported')} />;
}
