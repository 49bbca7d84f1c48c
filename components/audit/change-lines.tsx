'use client';

import { changesOf, isChanged, type Change } from '#lib/audit/changes.ts';
import type { LogItem } from '#lib/audit/log-item.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ChangeLinesProps = {
  readonly item: LogItem;
  /** Of an override: what its action wrote down. */
  readonly act: { readonly before: unknown; readonly after: unknown } | undefined;
};

/** Before and after, line by line, with the names and values of the database. */
export function ChangeLines({ item, act }: ChangeLinesProps) {
  const { t } = useLanguage();
  const changes = changesFor(item, act);
  if (changes.length === 0) return <p className="text-ink-3">{t('audit.detail.nothingChanged')}</p>;
  return (
    <div className="text-12 font-mono">
      {changes.map((change) =>
        isChanged(change) ? (
          <div key={change.name}>
            <Line name={change.name} text={change.before} sign="−" look="bg-danger-w text-danger-t">
              {t('audit.detail.removed')}
            </Line>
            <Line name={change.name} text={change.after} sign="+" look="bg-ok-w text-ok-t">
              {t('audit.detail.added')}
            </Line>
          </div>
        ) : (
          <Line key={change.name} name={change.name} text={change.after} sign="" look="text-ink-2" />
        ),
      )}
    </div>
  );
}

function changesFor(item: LogItem, act: ChangeLinesProps['act']): readonly Change[] {
  if (item.kind === 'rejected') return [];
  if (item.kind === 'action') return changesOf(item.before, item.after);
  if (act !== undefined && (act.before !== null || act.after !== null)) {
    return changesOf(act.before, act.after);
  }
  const before = item.fromStatus === null ? null : { driver_status: item.fromStatus };
  return changesOf(before, { driver_status: item.status });
}

type LineProps = {
  readonly name: string;
  readonly text: string | null;
  readonly sign: string;
  readonly look: string;
  /** Which side it is, for who cannot see the sign. */
  readonly children?: string;
};

function Line({ name, text, sign, look, children }: LineProps) {
  if (text === null) return null;
  return (
    <p className="flex gap-2">
      <span className={`flex min-w-0 gap-2 px-1 ${look}`}>
        <span aria-hidden className="w-2 flex-none">
          {sign}
        </span>
        {children !== undefined && <span className="sr-only">{children}</span>}
        <span className="w-32 flex-none truncate" title={name}>
          {name}
        </span>
        <span className="min-w-0 break-all">{text}</span>
      </span>
    </p>
  );
}
