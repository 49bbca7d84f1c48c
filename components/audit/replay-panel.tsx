'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '#components/shell/command-groups.ts';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { momentAt, replayOf, REPLAY_BASES, type ReplayBasis } from '#lib/audit/replay.ts';
import { batchNameQuery, replayCheckQuery } from '#lib/audit/queries.ts';
import { batchEventsQuery } from '#lib/fleet/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { ReplayFacts } from './replay-facts.tsx';
import { ReplayPlayer } from './replay-player.tsx';
import { ReplayTrack } from './replay-track.tsx';
import { usePlayback } from './use-playback.ts';

type ReplayPanelProps = { readonly batchId: string; readonly onClose: () => void };
/** As many as the query brings. */
const MOST_EVENTS = 500;

/** The day of one batch, to be gone through by either clock. It is read once: a replay is of what was. */
export function ReplayPanel({ batchId, onClose }: ReplayPanelProps) {
  const { t } = useLanguage();
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const events = useQuery(batchEventsQuery(client, workspace.id, batchId, -1));
  const name = useQuery(batchNameQuery(client, workspace.id, batchId));
  const check = useQuery({ ...replayCheckQuery(client, batchId, -1), enabled: name.data != null });
  const [basis, setBasis] = useState<ReplayBasis>('happened');
  const [openedAt] = useState(() => store.now());
  const [at, setAt] = useState<number | null>(null);
  const replay = events.data === undefined ? null : replayOf(events.data, basis, openedAt);
  const time = replay === null ? 0 : Math.min(Math.max(at ?? replay.to, replay.from), replay.to);
  const playback = usePlayback(replay, time, setAt);
  useCommands({
    title: t('audit.replay.keys'),
    commands: [
      { label: t('audit.replay.playOrPause'), keys: [t('audit.replay.space')], run: playback.toggle },
      { label: t('audit.replay.step'), keys: [',', '.'] },
      { label: t('audit.replay.seconds'), keys: ['←', '→'] },
      { label: t('audit.replay.minutesOn'), keys: ['PgUp'] },
      { label: t('audit.replay.minutesBack'), keys: ['PgDn'] },
    ],
  });
  return (
    <section
      aria-label={t('audit.replay.title')}
      className="bg-surface border-line-2 max-h-[60%] flex-none overflow-auto border-t px-4 py-3"
    >
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 className="font-semibold">{t('audit.replay.title')}</h2>
        <span className="flex min-w-0 gap-2">
          <span className="text-ink-2 font-mono">{name.data?.reference}</span>
          <span className="truncate font-medium" title={name.data?.driver ?? undefined}>
            {name.data?.driver}
          </span>
        </span>
        <Segmented
          label={t('audit.replay.basis')}
          value={basis}
          options={REPLAY_BASES.map((value) => ({
            value,
            name: t(`audit.replay.${value}Title`),
            face: t(`audit.replay.${value}`),
          }))}
          onChange={setBasis}
        />
        <span className="flex-auto" />
        {replay !== null && (
          <ReplayPlayer replay={replay} basis={basis} at={time} onAt={setAt} playback={playback} />
        )}
        <Button variant="quiet" icon aria-label={t('audit.replay.close')} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      {events.isPending && (
        <WhileLoading>
          <Spinner />
        </WhileLoading>
      )}
      {events.isError && (
        <p className="text-danger-t flex items-center gap-2">
          {t('audit.replay.failed')}
          <Button size="sm" onClick={() => void events.refetch()}>
            {t('shell.retry')}
          </Button>
        </p>
      )}
      {events.data !== undefined && replay === null && (
        <p className="text-ink-3">{t(name.data === null ? 'audit.replay.unknown' : 'audit.replay.none')}</p>
      )}
      {replay !== null && (
        <div className="grid grid-cols-[minmax(0,1fr)_340px] gap-5 max-lg:grid-cols-1">
          <ReplayTrack
            replay={replay}
            basis={basis}
            at={time}
            onAt={setAt}
            onPlay={playback.toggle}
            reference={name.data?.reference ?? ''}
          />
          <ReplayFacts
            moment={momentAt(replay, basis, time)}
            at={time}
            mismatch={check.data?.mismatch}
            cut={replay.events.length >= MOST_EVENTS ? MOST_EVENTS : null}
          />
        </div>
      )}
    </section>
  );
}
