import { Check, OctagonAlert } from 'lucide-react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { cx } from '#components/ui/cx.ts';
import { scrolledByKeyboard } from '#components/ui/scrolled-by-keyboard.ts';
import { Spinner } from '#components/ui/spinner.tsx';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { BulkItem, BulkVerdict } from './bulk-run.ts';

const head =
  'sticky top-0 bg-surface-2 h-7 border-b border-line-2 px-2 font-normal whitespace-nowrap first:pl-5 last:pr-5';
const cell = 'h-[30px] border-b px-2 whitespace-nowrap first:pl-5 last:pr-5';

type BulkTableProps = {
  readonly items: readonly BulkItem[];
  /** What became of a batch; null before it was sent. */
  readonly verdictOf: ((id: string) => BulkVerdict | undefined) | null;
};

/** Which batches, in which state they were seen, and afterwards what became of each. */
export function BulkTable({ items, verdictOf }: BulkTableProps) {
  const { t } = useLanguage();
  return (
    <div
      className={cx('scroll-thin flex-none overflow-auto', verdictOf === null ? 'max-h-40' : 'max-h-80')}
      {...scrolledByKeyboard}
      aria-label={t('override.many.batches')}
    >
      <table className="w-full border-collapse">
        <thead className="text-12 text-ink-3 text-left">
          <tr>
            <th scope="col" className={head}>
              {t('override.many.batch')}
            </th>
            <th scope="col" className={cx(head, 'max-sm:hidden')}>
              {t('override.many.driver')}
            </th>
            <th scope="col" className={head}>
              {t('override.state')}
            </th>
            {verdictOf !== null && (
              <th scope="col" className={head}>
                {t('override.many.outcome')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, reference, driver, status }) => (
            <tr key={id}>
              <td className={cx(cell, 'text-12 font-mono')}>{reference}</td>
              <td className={cx(cell, 'max-w-40 truncate max-sm:hidden')} title={driver ?? undefined}>
                {driver ?? t('override.noDriver')}
              </td>
              <td className={cx(cell, '[&>span]:flex')}>
                <StatusLabel status={status} />
              </td>
              {verdictOf !== null && (
                <td className={cx(cell, 'max-w-64')}>
                  <Verdict verdict={verdictOf(id)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const line = 'flex items-center gap-1.5';

function Verdict({ verdict }: { readonly verdict: BulkVerdict | undefined }) {
  const language = useLanguage();
  const { t } = language;
  switch (verdict?.kind) {
    case 'done':
      return (
        <span className={cx(line, 'text-ok-t')}>
          <Check aria-hidden />
          {t('override.many.done')}
        </span>
      );
    case 'same':
      return <span className="text-ink-3">{t('override.many.same')}</span>;
    case 'changed':
      return <Refused why={t('override.many.changed', { status: t(`status.${verdict.now}`) })} />;
    case 'refused':
      return <Refused why={failureText(verdict.error, language)} />;
    default:
      return (
        <span className={cx(line, 'text-ink-2')}>
          <Spinner />
          {t('override.many.asked')}
        </span>
      );
  }
}

function Refused({ why }: { readonly why: string }) {
  return (
    <span className={cx(line, 'text-danger-t')} title={why}>
      <OctagonAlert aria-hidden />
      <span className="truncate">{why}</span>
    </span>
  );
}
