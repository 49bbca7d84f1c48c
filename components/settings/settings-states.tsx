'use client';

import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { toAppError } from '#lib/app-error.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

export function SettingsLoading() {
  return (
    <WhileLoading>
      <Lines />
    </WhileLoading>
  );
}

/** At the height of what will come. */
function Lines() {
  const { t } = useLanguage();
  return (
    <div
      role="status"
      aria-label={t('settings.loading')}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3"
    >
      {Array.from({ length: 6 }, (_, line) => (
        <div key={line} className="bg-surface flex h-20 items-center gap-6 border px-4">
          <span className="bg-surface-3 h-3 w-48 shrink" />
          <span className="bg-surface-3 ml-auto h-7 w-32 shrink max-sm:w-20" />
        </div>
      ))}
    </div>
  );
}

type SettingsFailedProps = { readonly error: unknown; readonly onRetry: () => void };

export function SettingsFailed({ error, onRetry }: SettingsFailedProps) {
  const language = useLanguage();
  return (
    <div role="alert" className="min-h-0 flex-1">
      <Empty
        title={language.t('settings.failed')}
        text={errorText(toAppError(error), language)}
        action={
          <Button size="sm" onClick={onRetry}>
            {language.t('shell.tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
