import type { ReactNode } from 'react';
import { ShieldCheck } from 'lucide-react';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SeenState } from './override-form.ts';

/** What is checked before anything is applied. Not a choice: the database always checks it. */
export function GuardWords({ now }: { readonly now: SeenState }) {
  const { t } = useLanguage();
  return (
    <p className="text-12 text-ink-2 grid grid-cols-[16px_1fr] gap-2 pt-3">
      <ShieldCheck aria-hidden className="text-ink-3" />
      <span>
        {t.rich('override.guard', {
          status: t(`status.${now.status}`),
          version: String(now.version),
          b: strong,
        })}
      </span>
    </p>
  );
}

function strong(words: ReactNode): ReactNode {
  return <b className="text-ink font-semibold">{words}</b>;
}
