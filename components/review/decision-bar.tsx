'use client';

import { useEffect, useEffectEvent, useId, useState, type RefObject } from 'react';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { NOTE_MOST, NoteLimit } from '#components/guarded/note-limit.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Input } from '#components/ui/field.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Decision } from '#lib/review/actions.ts';
import { isUndecided, type ReviewItem } from '#lib/review/review-item.ts';
import { ClaimLine, type ClaimDeeds } from './claim-line.tsx';
import { DecideButton } from './decide-button.tsx';
import { DECISIONS, type DecisionForm } from './use-decision-form.ts';
import type { Me } from './use-claims.ts';

export type DecisionDeeds = ClaimDeeds & {
  readonly onDecide: (decision: Decision) => void;
  readonly onSnooze: () => void;
  readonly onReopen: () => void;
  readonly onPanel: () => void;
  readonly onOverride: () => void;
  readonly onLogout: () => void;
};

type DecisionBarProps = {
  readonly item: ReviewItem;
  readonly me: Me;
  readonly form: DecisionForm;
  /** Why nothing can be decided now, a sentence; null when it can. */
  readonly off: string | null;
  readonly mayAct: boolean;
  /** Why the claim was refused. */
  readonly refusal: string | null;
  readonly note: RefObject<HTMLInputElement | null>;
  /** Whether the note has the focus. */
  readonly onWriting: (on: boolean) => void;
  readonly deeds: DecisionDeeds;
};

const digits = { confirm: '1', dismiss: '2', follow_up: '3' } as const;

/**
 * Note, three decisions of equal weight, snooze; below them whose it is and what else can be done from here. A note that
 * is being written stays when a colleague decides: without its field the next letters would be commands.
 */
export function DecisionBar(props: DecisionBarProps) {
  const { item, me, form, off, mayAct, refusal, note, onWriting, deeds } = props;
  const { t } = useLanguage();
  const id = useId();
  const undecided = isUndecided(item);
  const [writing, setWriting] = useState(false);
  useHold(writing, onWriting);
  return (
    <footer
      aria-label={t('review.decision')}
      className="bg-surface border-line-2 z-4 col-span-2 grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 border-t py-2.5 pr-4 pl-5 max-xl:grid-cols-1 max-sm:sticky max-sm:bottom-0 max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:px-3"
    >
      {mayAct && (undecided || writing) && (
        <div className="max-sm:col-span-full">
          <Input
            ref={note}
            value={form.note}
            readOnly={!undecided}
            onFocus={() => setWriting(true)}
            onBlur={() => setWriting(false)}
            onChange={(event) => form.write(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            maxLength={NOTE_MOST}
            placeholder={t('review.notePlaceholder')}
            aria-label={t('review.note')}
            {...(form.fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
            className="max-sm:text-16 h-10"
          />
          <NoteLimit note={form.note} />
          {form.fault !== null && (
            <div role="alert">
              <FieldError id={`${id}-fault`}>
                {t(form.fault === 'required' ? 'review.noteRequired' : 'guarded.writeNote', {
                  count: NOTE_LENGTH,
                })}
              </FieldError>
            </div>
          )}
        </div>
      )}
      {mayAct && undecided && (
        <div className="flex gap-2 max-sm:contents">
          <div className="flex gap-2 max-sm:col-span-full max-sm:grid max-sm:grid-cols-3 max-sm:gap-1.5">
            {DECISIONS.map((decision) => (
              <DecideButton
                key={decision}
                decision={decision}
                digit={digits[decision]}
                reasons={form.lists[decision]}
                reason={form.reasonOf(decision)}
                off={off}
                onChoose={(code) => form.choose(decision, code)}
                onPress={() => deeds.onDecide(decision)}
              />
            ))}
          </div>
          <Button
            variant="quiet"
            onClick={deeds.onSnooze}
            className="h-10 max-sm:order-1"
            {...(off === null ? {} : { 'aria-disabled': true, title: off })}
          >
            {t('review.act.snooze')} <Kbd className="max-sm:hidden">S</Kbd>
          </Button>
        </div>
      )}
      {!undecided && <Decided item={item} mayAct={mayAct} onReopen={deeds.onReopen} />}
      <div className="text-12 text-ink-3 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 max-sm:self-center">
        {mayAct ? (
          undecided && <ClaimLine item={item} meId={me.id} off={off} deeds={deeds} />
        ) : (
          <span>{t('review.viewer')}</span>
        )}
        {refusal !== null && (
          <span role="alert" className="text-danger-t">
            {refusal}
          </span>
        )}
      </div>
      <More item={item} mayAct={mayAct} deeds={deeds} />
    </footer>
  );
}

/** Tells while it is so, and lets go when the caller goes. */
function useHold(on: boolean, tell: (on: boolean) => void): void {
  const hold = useEffectEvent(tell);
  useEffect(() => {
    hold(on);
    return () => hold(false);
  }, [on]);
}

function Decided({ item, mayAct, onReopen }: { item: ReviewItem; mayAct: boolean; onReopen: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="col-span-full flex items-center gap-3">
      <p role="status" className="font-semibold">
        {t('review.decidedBy', {
          status: t(`review.status.${item.status}`),
          name: item.decision?.name ?? t('review.somebody'),
        })}
      </p>
      {mayAct && <Button onClick={onReopen}>{t('review.act.reopen')}…</Button>}
    </div>
  );
}

/** The way from the item to the driver, the batch and the session. */
function More({ item, mayAct, deeds }: { item: ReviewItem; mayAct: boolean; deeds: DecisionDeeds }) {
  const { t } = useLanguage();
  if (item.batch === null) return <span />;
  return (
    <div className="text-12 text-ink-3 flex items-center justify-end gap-1 max-xl:justify-start max-sm:order-2 max-sm:col-span-full max-sm:justify-between">
      <Button variant="quiet" size="sm" onClick={deeds.onPanel} className="max-sm:h-11">
        {t('review.act.panel')} <Kbd className="max-sm:hidden">E</Kbd>
      </Button>
      {mayAct && (
        <>
          <Button variant="quiet" size="sm" onClick={deeds.onOverride} className="max-sm:h-11">
            {t('driver.overrideState')} <Kbd className="max-sm:hidden">O</Kbd>
          </Button>
          <Button variant="quiet" size="sm" onClick={deeds.onLogout} className="max-sm:h-11">
            {t('driver.forceLogout')} <Kbd className="max-sm:hidden">L</Kbd>
          </Button>
        </>
      )}
    </div>
  );
}
