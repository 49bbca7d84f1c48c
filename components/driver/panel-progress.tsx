import { Button } from '#components/ui/button.tsx';
import { useOverrideProgress } from '#components/override/override-progress.ts';
import { OctagonAlert } from 'lucide-react';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type PanelProgressProps = { readonly row: FleetRow; readonly onOverride: (batchId: string) => void };

/** An override whose dialog is closed and that did not reach the log. */
export function PanelProgress({ row, onOverride }: PanelProgressProps) {
  const progress = useOverrideProgress(row.id);
  const { t } = useLanguage();
  if (progress?.phase !== 'failed') return null;
  return (
    <div
      role="alert"
      className="border-danger-line bg-danger-w text-danger-t flex flex-none items-center gap-2 border-b py-1.5 pr-4 pl-5 max-sm:flex-wrap"
    >
      <OctagonAlert aria-hidden />
      <span className="min-w-0 flex-1">{progress.words}</span>
      {progress.mayHelp ? (
        <Button size="sm" variant="destructive" onClick={progress.retry} className="max-sm:h-11">
          {t('shell.retry')}
        </Button>
      ) : (
        <Button size="sm" onClick={() => onOverride(row.id)} className="max-sm:h-11">
          {t('driver.overrideAgain')}
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={progress.forget} className="max-sm:h-11">
        {t('shell.dismiss')}
      </Button>
    </div>
  );
}
