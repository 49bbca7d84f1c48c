'use client';

import { Contrast } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Turns dark into light and back; until it is used the system's choice holds. */
export function useThemeSwitch(): () => void {
  const { resolvedTheme, setTheme } = useTheme();
  return () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark');
}

export function ThemeToggle({ className }: { readonly className: string }) {
  const switchTheme = useThemeSwitch();
  const { t } = useLanguage();
  return (
    <button type="button" aria-label={t('shell.switchTheme')} onClick={switchTheme} className={className}>
      <Contrast aria-hidden className="size-[18px]" />
      <span aria-hidden>{t('shell.theme')}</span>
    </button>
  );
}
