import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';

/** What there is to read where there is nothing to draw: the refused message as it came, or the words of who broke the glass. */
export function PlainEvidence({ item }: { readonly item: ReviewItem }) {
  const { t } = useLanguage();
  const { rejected, action } = item;
  return (
    <div className="bg-map-land flex-none border-b px-5 py-4 max-sm:px-4">
      {action !== null && (
        <dl className="grid gap-2">
          <dt className="text-12 text-ink-3">{t('evidence.glass.why', { name: action.actorName ?? '—' })}</dt>
          <dd className="text-14 border-danger border-l-2 pl-3">{action.breakGlassReason ?? '—'}</dd>
          <dt className="text-12 text-ink-3">{t('review.note')}</dt>
          <dd>{action.note ?? '—'}</dd>
        </dl>
      )}
      {rejected !== null && (
        <>
          <p className="font-semibold">{rejected.message ?? rejected.reason}</p>
          <p className="text-12 text-ink-3 mb-2">{t('evidence.attempts', { count: rejected.attempts })}</p>
          {rejected.payload != null && (
            <pre
              aria-label={t('evidence.payload')}
              className="bg-surface text-12 border p-3 font-mono wrap-anywhere whitespace-pre-wrap"
            >
              {typeof rejected.payload === 'string'
                ? rejected.payload
                : JSON.stringify(rejected.payload, null, 2)}
            </pre>
          )}
        </>
      )}
    </div>
  );
}
