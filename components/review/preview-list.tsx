import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { ReviewFlag } from './review-flag.tsx';
import { headline } from './review-words.ts';

/** The reviews an act is for, one a line. */
export function PreviewList({ items }: { readonly items: readonly ReviewItem[] }) {
  const language = useLanguage();
  return (
    <ul aria-label={language.t('review.bulk.preview')} className="bg-surface-2 border-b">
      {items.map((item) => (
        <li key={item.id} className="flex items-center gap-2 border-b px-5 py-1 last:border-b-0">
          {item.reasons.slice(0, 2).map((reason) => (
            <ReviewFlag key={reason} reason={reason} />
          ))}
          <b className="flex-none font-semibold">{item.driver?.name ?? item.batch?.reference}</b>
          <span className="text-12 text-ink-3 truncate" title={headline(item, language)}>
            {headline(item, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
