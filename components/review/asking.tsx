'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useRef } from 'react';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Decision } from '#lib/review/actions.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { snoozeUntil } from '#lib/review/snooze-times.ts';
import type { Choice } from './act-dialog.tsx';
import type { Deed } from './deeds.ts';

const OverrideDialog = dynamic(() =>
  import('#components/override/override-dialog.tsx').then((file) => file.OverrideDialog),
);
const LogoutDialog = dynamic(() =>
  import('#components/logout/logout-dialog.tsx').then((file) => file.LogoutDialog),
);
const ActDialog = dynamic(() => import('./act-dialog.tsx').then((file) => file.ActDialog));

type AskedBatch = { readonly what: 'override' | 'logout'; readonly batchId: string };
type AskedAct =
  | { readonly what: 'decide'; readonly decision: Decision; readonly items: readonly ReviewItem[] }
  | { readonly what: 'snooze' | 'reopen' | 'take_over'; readonly items: readonly ReviewItem[] };
export type Asked = AskedAct | AskedBatch;

type AskingProps = {
  readonly asked: Asked;
  readonly onClose: () => void;
  /** Carries it out; resolves to why not, null when done. */
  readonly onDeed: (deed: Deed, items: readonly ReviewItem[]) => Promise<string | null>;
  readonly onTakeOver: (item: ReviewItem, choice: Choice) => Promise<string | null>;
};

/** The dialog that is open over the queue. */
export function Asking({ asked, onClose, ...carrying }: AskingProps) {
  if ('items' in asked) return <AskingAct asked={asked} onClose={onClose} {...carrying} />;
  return asked.what === 'override' ? (
    <OverrideDialog batchId={asked.batchId} onClose={onClose} />
  ) : (
    <LogoutDialog batchIds={[asked.batchId]} onClose={onClose} />
  );
}

function AskingAct({ asked, onClose, onDeed, onTakeOver }: AskingProps & { readonly asked: AskedAct }) {
  const { t } = useLanguage();
  const { store } = useFleetSource();
  const { timeZone } = useFleetMeta().workspace;
  const { items } = asked;
  const count = items.length;
  const act = asked.what === 'decide' ? asked.decision : asked.what;
  // Pressed again with nothing changed, it is the same deed: for a snooze, until the same time too.
  const last = useRef<{ readonly choice: string; readonly deed: Deed } | null>(null);
  const newDeed = ({ reasonCode, note, snooze }: Choice): Deed => {
    if (asked.what === 'decide') return { kind: 'decide', decision: asked.decision, reasonCode, note };
    if (asked.what === 'reopen') return { kind: 'reopen', reasonCode, note };
    return { kind: 'snooze', until: snoozeUntil(snooze, store.now(), timeZone), reasonCode, note };
  };
  const deedOf = (choice: Choice): Deed => {
    const key = JSON.stringify(choice);
    if (last.current?.choice !== key) last.current = { choice: key, deed: newDeed(choice) };
    return last.current.deed;
  };
  const apply = async (choice: Choice): Promise<string | null> => {
    const [item] = items;
    const why =
      asked.what === 'take_over' && item !== undefined
        ? await onTakeOver(item, choice)
        : await onDeed(deedOf(choice), items);
    if (why === null) onClose();
    return why;
  };
  return (
    <ActDialog
      title={t(`review.ask.${act}`, { count })}
      apply={t(`review.apply.${act}`, { count })}
      action={`${act}_review`}
      items={items}
      firstReason={asked.what === 'snooze' ? 'waiting_for_answer' : null}
      onApply={apply}
      onClose={onClose}
    />
  );
}

/** What is said of a deed that failed. */
export function useWhyNot(): (error: Parameters<typeof failureText>[0]) => string {
  const language = useLanguage();
  return (error) => failureText(error, language, 'review.notSaved');
}
