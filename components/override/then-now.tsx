import type { ReactNode } from 'react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { cx } from '#components/ui/cx.ts';
import { clockSeconds, clockTime, stopNumber } from '#lib/fleet/words.ts';
import type { SeenState } from './override-form.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ThenNowProps = {
  readonly then: SeenState;
  readonly now: SeenState;
  readonly stopCount: number;
  readonly timeZone: string;
};

/** What the batch was when the dialog opened beside what it is now. */
export function ThenNow({ then, now, stopCount, timeZone }: ThenNowProps) {
  const { t } = useLanguage();
  return (
    <table className="text-12 mb-3.5 w-full table-fixed border-collapse border">
      <thead className="bg-surface-2 text-left">
        <tr>
          <th className="w-24">
            <span className="sr-only">{t('override.what')}</span>
          </th>
          <th scope="col" className="px-2.5 py-1.5 font-semibold">
            {t('override.opened')}
          </th>
          <th scope="col" className="px-2.5 py-1.5 font-semibold">
            {t('override.nowHead')}
          </th>
        </tr>
      </thead>
      <tbody>
        <Line
          name={t('override.state')}
          then={<StatusLabel status={then.status} />}
          now={<StatusLabel status={now.status} />}
        />
        <Line
          name={t('override.version')}
          then={versionWords(then, timeZone)}
          now={versionWords(now, timeZone)}
        />
        <Line
          name={t('override.nextStop')}
          then={stopWords(then, stopCount, timeZone, t)}
          now={stopWords(now, stopCount, timeZone, t)}
        />
      </tbody>
    </table>
  );
}

function Line({
  name,
  then,
  now,
}: {
  readonly name: string;
  readonly then: ReactNode;
  readonly now: ReactNode;
}) {
  return (
    <tr className="border-t">
      <th scope="row" className={cx(cell, 'text-ink-3 text-left font-normal')}>
        {name}
      </th>
      <td className={cell}>{then}</td>
      <td className={cx(cell, 'bg-warn-w')}>{now}</td>
    </tr>
  );
}

const cell = 'px-2.5 py-1.5 align-middle [&>span]:flex';

function versionWords({ version, syncedAt }: SeenState, timeZone: string): string {
  return syncedAt === null ? String(version) : `${version}, ${clockSeconds(syncedAt, timeZone)}`;
}

function stopWords(seen: SeenState, stopCount: number, timeZone: string, t: Translate): string {
  if (seen.stopIndex >= stopCount) return t('override.noneLeft');
  const stop = stopNumber(seen.stopIndex);
  if (seen.expectedAt === null) return stop;
  return t('override.stopExpected', { stop, time: clockTime(seen.expectedAt, timeZone) });
}
