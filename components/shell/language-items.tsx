import { Check, Languages } from 'lucide-react';
import { MenuItem, menuItemClass } from '#components/ui/menu.tsx';
import { showToast } from '#components/ui/toast-store.ts';
import { LOCALE_NAMES, LOCALES } from '#lib/i18n/locales.ts';
import { rememberLocale } from '#lib/i18n/remember-locale.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { writePreferences } from '#lib/preferences.ts';

/** The languages, each in its own words, with the current one checked. */
export function LanguageItems() {
  const { locale, t } = useLanguage();
  return LOCALES.map((choice) => (
    <MenuItem
      key={choice}
      lang={choice}
      className={menuItemClass}
      // A full load: the page, its metadata and every message are written anew on the server.
      onSelect={() => {
        writePreferences({ language: choice });
        void rememberLocale(choice).then((shown) => {
          if (!shown) showToast({ id: crypto.randomUUID(), text: t('shell.languageLater') });
        });
      }}
    >
      <Languages aria-hidden className="text-ink-3" />
      <span className="flex-1">{LOCALE_NAMES[choice]}</span>
      {choice === locale && <Check aria-label={t('shell.current')} />}
    </MenuItem>
  ));
}
