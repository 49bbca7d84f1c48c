'use client';

import { ChevronDown, ChevronRight, History, KeyRound, Smartphone, Timer } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Flag } from '#components/board/flag.tsx';
import { OtherHere } from '#components/board/other-here.tsx';
import { initials } from '#components/shell/initials.ts';
import { Button } from '#components/ui/button.tsx';
import { actionText, selfReason, selfText } from '#lib/audit/action-text.ts';
import type { LogItem } from '#lib/audit/log-item.ts';
import { clockSeconds, eventPhrase, fullTime } from '#lib/fleet/words.ts';
import { isFlagReason } from '#lib/fleet/wire-event.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useGivenReason } from '#components/guarded/use-given-reason.ts';
import { causeText } from '#lib/i18n/reason-text.ts';
import type { Language, Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LogChange } from './log-change.tsx';

/** The columns of the log; on a narrow page an entry is a card of four lines. */
export const LOG_COLUMNS =
  'grid grid-cols-[20px_56px_72px_minmax(120px,1fr)_minmax(120px,1.3fr)_minmax(180px,1.5fr)_minmax(150px,1.3fr)_minmax(110px,1fr)] items-center gap-x-4 px-4 max-md:gap-x-3 max-md:grid-cols-[20px_72px_minmax(0,1fr)]';

type LogRowProps = {
  readonly item: LogItem;
  readonly open: boolean;
  /** No entry above is of the same batch; who else has it open is said once. */
  readonly newest: boolean;
  /** Tab stops here. */
  readonly stop: boolean;
  readonly onFocus: () => void;
  readonly onTurn: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onReplay: (batchId: string) => void;
};

/** One entry: when, who, what, on what, what changed and why. */
export function LogRow({ item, open, newest, stop, onFocus, onTurn, onKey, onReplay }: LogRowProps) {
  const language = useLanguage();
  const { t } = language;
  const { timeZone } = useFleetMeta().workspace;
  const Chevron = open ? ChevronDown : ChevronRight;
  const reason = whyOf(item, useGivenReason(), language);
  return (
    <div
      role="row"
      data-entry={item.key}
      tabIndex={stop ? 0 : -1}
      aria-expanded={open}
      aria-level={1}
      onFocus={onFocus}
      onClick={onTurn}
      onKeyDown={onKey}
      className="group focus-inset hover:bg-surface-2 aria-expanded:bg-accent-tint cursor-pointer border-b [contain-intrinsic-size:auto_32px]"
    >
      <div role="none" className={`${LOG_COLUMNS} min-h-8 max-md:py-1.5`}>
        <Cell className="max-md:row-span-3">
          <Chevron aria-hidden className="text-ink-3 size-3.5" />
        </Cell>
        <Cell className="text-ink-3 text-right max-md:hidden">
          {item.kind === 'rejected' ? '—' : item.seq}
        </Cell>
        <Cell className="text-right max-md:text-left">
          <time dateTime={new Date(item.at).toISOString()} title={fullTime(item.at, language)}>
            {clockSeconds(item.at, timeZone)}
          </time>
        </Cell>
        <Cell>
          <Who item={item} />
        </Cell>
        <Cell className="max-md:col-span-2 max-md:font-medium">
          <span className="truncate" title={what(item, t)}>
            {what(item, t)}
          </span>
          {item.kind !== 'action' &&
            item.flags.filter(isFlagReason).map((flag) => <Flag key={flag} reason={flag} />)}
        </Cell>
        <Cell className="max-md:col-span-2">
          <span className="text-12 text-ink-2 flex-none font-mono">{item.reference ?? '—'}</span>
          <span className="truncate" title={item.driverName ?? ''}>
            {item.driverName}
          </span>
          {newest && item.batchId !== null && <OtherHere item={item.batchId} />}
        </Cell>
        <Cell className="max-md:hidden">
          <LogChange item={item} />
        </Cell>
        <Cell className="text-ink-2 relative max-md:hidden">
          <span className="truncate" title={reason ?? ''}>
            {reason ?? <span className="text-ink-3">—</span>}
          </span>
          {item.batchId !== null && <ReplayButton batchId={item.batchId} stop={stop} onReplay={onReplay} />}
        </Cell>
      </div>
    </div>
  );
}

type ReplayButtonProps = Pick<LogRowProps, 'stop' | 'onReplay'> & { readonly batchId: string };

/** Lies over the right end, under the pointer and the focus. */
function ReplayButton({ batchId, stop, onReplay }: ReplayButtonProps) {
  const { t } = useLanguage();
  return (
    <span className="bg-surface-2 group-aria-expanded:bg-accent-tint absolute -right-2 flex pl-2 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 group-focus:opacity-100">
      <Button
        size="sm"
        variant="quiet"
        icon
        tabIndex={stop ? 0 : -1}
        aria-label={t('audit.detail.replay')}
        title={t('audit.detail.replayKey')}
        onClick={(event) => {
          event.stopPropagation();
          onReplay(batchId);
        }}
      >
        <History aria-hidden />
      </Button>
    </span>
  );
}

function Cell({ className = '', children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <div role="gridcell" className={`min-w-0 ${className}`}>
      <span
        className={`flex min-w-0 items-center gap-2 ${className.includes('text-right') ? 'justify-end max-md:justify-start' : ''}`}
      >
        {children}
      </span>
    </div>
  );
}

function Who({ item }: { readonly item: LogItem }) {
  const { t } = useLanguage();
  const byDevice = item.kind === 'rejected' || (item.kind === 'event' && item.type !== 'SUPERVISOR_OVERRIDE');
  if (byDevice) {
    return (
      <>
        <Smartphone aria-hidden className="text-ink-3" />
        <span className="text-ink-2 truncate" title={item.driverName ?? ''}>
          {item.driverName}
        </span>
      </>
    );
  }
  const self = item.kind === 'action' ? selfText(item.action, t) : null;
  if (self !== null) {
    return (
      <>
        <Timer aria-hidden className="text-ink-3" />
        <span className="text-ink-2 truncate" title={self}>
          {self}
        </span>
      </>
    );
  }
  if (item.actorId === null) {
    return (
      <>
        <KeyRound aria-hidden className="text-ink-3" />
        <span className="text-ink-2 truncate" title={t('audit.secretKey')}>
          {t('audit.secretKey')}
        </span>
      </>
    );
  }
  const name = item.actorName ?? '—';
  return (
    <>
      <span
        aria-hidden
        className="rounded-chip bg-surface-3 text-ink-2 grid size-[18px] flex-none place-items-center text-[9px] font-semibold"
      >
        {initials(name)}
      </span>
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
    </>
  );
}

function what(item: LogItem, t: Translate): string {
  if (item.kind === 'action') return actionText(item.action, t);
  if (item.kind === 'rejected') {
    return item.type === null
      ? t('audit.refusedEvent')
      : t('audit.refused', { event: t(`event.${item.type}`) });
  }
  return item.type === 'SUPERVISOR_OVERRIDE' ? t('audit.action.override') : eventPhrase(item, t);
}

/** The chosen reason, why the server refused it, what the driver said, or the note. */
function whyOf(item: LogItem, given: ReturnType<typeof useGivenReason>, language: Language): string | null {
  const { t } = language;
  if (item.kind === 'rejected') return errorText(item.refusal, language);
  const end = item.kind === 'action' ? selfReason(item, t) : null;
  if (end !== null) return end;
  const label = item.kind === 'action' ? (item.reasonLabel ?? undefined) : undefined;
  if (item.reasonCode !== null) return given(item.reasonCode, label);
  const cause = item.kind === 'event' ? item.reason : null;
  return cause === null ? item.note : causeText(cause, t);
}
