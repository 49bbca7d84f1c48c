'use client';

import { useConnection, useFleetMeta, useUnmarkedChanges } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, countOf } from '#lib/fleet/words.ts';
import { Kbd } from '#components/ui/kbd.tsx';

type BoardFootProps = {
  readonly batches: number;
  readonly attention: number;
  readonly mayAct: boolean;
  readonly onHelp: () => void;
};

/** One line below the list: how many, as of when, and the keys. */
export function BoardFoot({ batches, attention, mayAct, onHelp }: BoardFootProps) {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const unmarked = useUnmarkedChanges();
  return (
    <footer className="bg-surface text-12 text-ink-3 flex h-7 flex-none items-center gap-4 border-t px-4 whitespace-nowrap max-sm:hidden">
      <Figure count={batches} label={batches === 1 ? 'batch' : 'batches'} />
      <Figure count={attention} label={attention === 1 ? 'needs attention' : 'need attention'} />
      {asOf !== null && (
        <span>
          {state === 'live' ? 'Updated' : 'Data as of'}{' '}
          <b className="text-ink-2 font-medium">{clockSeconds(asOf, timeZone)}</b>
        </span>
      )}
      {unmarked > 0 && <span>{countOf(unmarked, 'more row changed', 'more rows changed')}</span>}
      <span className="flex-auto" />
      <Hint keys={['J', 'K']} does="move" />
      <Hint keys={['↵']} does="open" />
      {mayAct && <Hint keys={['O']} does="override" />}
      <button
        type="button"
        onClick={onHelp}
        className="focus-inset hover:text-ink flex h-6 items-center gap-[5px]"
      >
        <Kbd>?</Kbd> all shortcuts
      </button>
    </footer>
  );
}

function Figure({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <span>
      <b className="text-ink-2 font-medium">{count.toLocaleString('en-GB')}</b> {label}
    </span>
  );
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
