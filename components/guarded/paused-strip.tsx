import { WifiOff } from 'lucide-react';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Why nothing can be applied right now; nothing when it can. */
export function PausedStrip({ reason }: { readonly reason: string | null }) {
  const { t } = useLanguage();
  if (reason === null) return null;
  return (
    <p
      role="status"
      className="border-warn-line bg-warn-w text-warn-t flex min-h-11 flex-none items-center gap-2.5 border-t py-1.5 pr-4 pl-5"
    >
      <WifiOff aria-hidden />
      {t('guarded.paused', { reason })}
    </p>
  );
}
