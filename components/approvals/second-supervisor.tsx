'use client';

import { Hourglass, Users } from 'lucide-react';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockTime } from '#lib/fleet/words.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { BreakGlass } from './break-glass.tsx';
import type { SecondSupervisorState } from './use-second-supervisor.ts';

type SecondSupervisorProps = {
  readonly state: SecondSupervisorState;
  /** What needs two, a sentence. */
  readonly need: string;
  /** Carries the act out at once, for a reason that somebody else reviews. */
  readonly onBreakGlass: (reason: string) => void;
  readonly breaking: boolean;
};

/** Below a guarded act that one supervisor may not do alone: ask another, wait for the answer, or break the glass. */
export function SecondSupervisor({ state, need, onBreakGlass, breaking }: SecondSupervisorProps) {
  const language = useLanguage();
  const { t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const { phase } = state;
  const waiting = phase.kind === 'waiting';
  const Icon = waiting ? Hourglass : Users;
  return (
    <section aria-label={t('approvals.title')} className="flex-none">
      <div className="border-warn-line bg-warn-w text-warn-t grid grid-cols-[20px_1fr] gap-x-2.5 gap-y-1 border-t px-5 py-3">
        <Icon aria-hidden className="size-5" />
        <b role="status" className="font-semibold">
          {waiting && t('approvals.waiting', { time: clockTime(phase.expiresAt, timeZone) })}
          {phase.kind === 'asking' && need}
          {phase.kind === 'denied' && t('approvals.denied', { name: phase.by })}
          {phase.kind === 'over' && t('approvals.over')}
        </b>
        <p className="text-12 text-ink-2 col-start-2">
          {phase.kind === 'denied' && phase.note !== null
            ? `“${phase.note}”`
            : t(`approvals.text.${phase.kind}`)}
        </p>
        <div className="col-start-2 mt-1 flex flex-wrap gap-2">
          {waiting ? (
            <Button size="sm" busy={state.busy} onClick={state.withdraw}>
              {t('approvals.withdraw')}
            </Button>
          ) : (
            <Button size="sm" variant="primary" busy={state.busy} onClick={state.ask}>
              {t(phase.kind === 'asking' ? 'approvals.ask' : 'approvals.askAgain')}
            </Button>
          )}
          {!waiting && <BreakGlass onBreak={onBreakGlass} breaking={breaking} least={NOTE_LENGTH} />}
        </div>
      </div>
      {state.error !== null && <UnsavedNotice words={failureText(state.error, language)} />}
    </section>
  );
}
