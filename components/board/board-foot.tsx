'use client';

import { memo, type ReactNode } from 'react';
import { useConnection, useFleetMeta, useUnmarkedChanges } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Moment } from './moment.tsx';

type BoardFootProps = {
  readonly batches: number;
  readonly attention: number;
  readonly mayAct: boolean;
  readonly onMap: boolean;
  readonly onHelp: () => void;
};

/** One line below the list: how many, as of when, and the keys. */
export const BoardFoot = memo(function BoardFoot({
  batches,
  attention,
  mayAct,
  onMap,
  onHelp,
}: BoardFootProps) {
  const { t } = useLanguage();
  return (
    <footer className="bg-surface text-12 text-ink-3 flex h-7 flex-none items-center gap-4 border-t px-4 whitespace-nowrap max-sm:hidden">
      <span>{t.rich('board.foot.batches', { count: batches, b: strong })}</span>
      <span>{t.rich('board.foot.attention', { count: attention, b: strong })}</span>
      <AsOf />
      <Unmarked />
      <span className="flex-auto" />
      <Hint keys={['J', 'K']} does={t('board.foot.move')} />
      <Hint keys={['↵']} does={t('board.foot.open')} />
      {onMap && <Hint keys={['+', '−']} does={t('board.map.zoom')} />}
      {onMap && <Hint keys={['0']} does={t('board.map.fitShort')} />}
      {mayAct && !onMap && <Hint keys={['X']} does={t('board.foot.select')} />}
      {mayAct && <Hint keys={['O']} does={t('board.foot.override')} />}
      <button
        type="button"
        onClick={onHelp}
        className="focus-inset hover:text-ink flex h-6 items-center gap-[5px]"
      >
        <Kbd>?</Kbd> {t('board.foot.shortcuts')}
      </button>
    </footer>
  );
});

function AsOf() {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  if (asOf === null) return null;
  const time = clockSeconds(asOf, timeZone);
  const words = state === 'live' ? 'board.foot.updated' : 'board.foot.asOf';
  return <Moment at={asOf}>{t.rich(words, { time, b: strong })}</Moment>;
}

function Unmarked() {
  const unmarked = useUnmarkedChanges();
  const { t } = useLanguage();
  return unmarked > 0 && <span>{t('board.foot.unmarked', { count: unmarked })}</span>;
}

function strong(words: ReactNode): ReactNode {
  return <b className="text-ink-2 font-medium">{words}</b>;
}

function Hint({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <span className="flex items-center gap-[5px] max-lg:hidden">
      <span className="flex gap-0.5">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
      {does}
    </span>
  );
}
