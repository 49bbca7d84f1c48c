'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useSyncExternalStore } from 'react';
import { NO_TOAST, onToast, toastState } from '#components/ui/toast-store.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const ToastView = dynamic(() => import('#components/ui/toast.tsx').then((file) => file.ToastView));

/** The toasts of this window, whatever page it shows. What draws them comes with the first. */
export function Toasts() {
  const { t } = useLanguage();
  const { toast, used } = useSyncExternalStore(onToast, toastState, () => NO_TOAST);
  if (!used) return null;
  return (
    <ToastView
      toast={toast}
      words={{
        message: t('shell.toast'),
        region: t('shell.toasts', { hotkey: '{hotkey}' }),
        dismiss: t('shell.dismiss'),
      }}
    />
  );
}
