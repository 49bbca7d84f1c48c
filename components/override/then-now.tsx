import type { ReactNode } from 'react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { cx } from '#components/ui/cx.ts';
import { clockSeconds, clockTime, stopNumber } from '#lib/fleet/words.ts';
import type { SeenState } from './override-form.ts';

type ThenNowProps = {
  readonly then: SeenState;
  readonly now: SeenState;
  readonly stopCount: number;
  readonly timeZone: string;
};

/** What the batch was when the dialog opened beside what it is now. */
export function ThenNow({ then, now, stopCount, timeZone }: ThenNowProps) {
  return (
    <table className="text-12 mb-3.5 w-full table-fixed border-collapse border">
      <thead className="bg-surface-2 text-left">
        <tr>
          <th className="w-24">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="px-2.5 py-1.5 font-semibold">
            When you opened this
          </th>
          <th scope="col" className="px-2.5 py-1.5 font-semibold">
            Now
          </th>
        </tr>
      </thead>
      <tbody>
        <Line
          name="State"
          then={<StatusLabel status={then.status} />}
          now={<StatusLabel status={now.status} />}
        />
        <Line name="Version" then={versionWords(then, timeZone)} now={versionWords(now, timeZone)} />
        <Line
          name="Next stop"
          then={stopWords(then, stopCount, timeZone)}
          now={stopWords(now, stopCount, timeZone)}
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

function stopWords({ stopIndex, expectedAt }: SeenState, stopCount: number, timeZone: string): string {
  if (stopIndex >= stopCount) return 'None left';
  const expected = expectedAt === null ? '' : `, expected ${clockTime(expectedAt, timeZone)}`;
  return `${stopNumber(stopIndex)}${expected}`;
}
