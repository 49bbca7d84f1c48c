import { Ban, ListChecks, ScrollText } from 'lucide-react';
import type { Consequences } from './override-words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** What will happen, before it does. */
export function ConsequenceList({ app, stops, log }: Consequences) {
  const { t } = useLanguage();
  return (
    <ul
      aria-label={t('override.consequences')}
      className="bg-surface-2 text-12 text-ink-2 [&_.lucide]:text-ink-3 grid gap-x-4 gap-y-2 border-t px-5 py-2.5 sm:grid-cols-3 [&>li]:grid [&>li]:grid-cols-[16px_1fr] [&>li]:gap-2"
    >
      <li>
        <Ban aria-hidden />
        {app}
      </li>
      <li>
        <ListChecks aria-hidden />
        {stops}
      </li>
      <li>
        <ScrollText aria-hidden />
        {log}
      </li>
    </ul>
  );
}
