'use client';

import { createContext, useEffect, useState, type ReactNode } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { rememberLocale } from '#lib/i18n/remember-locale.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import {
  keepPreferences,
  newerOf,
  onPreferences,
  readPreferences,
  type KeptPreferences,
} from '#lib/preferences.ts';

export const FirstPreferences = createContext<KeptPreferences | null>(null);

type PreferencesProviderProps = {
  /** As the server rendered the page. */
  readonly first: KeptPreferences;
  readonly children: ReactNode;
};

/** Keeps what the server told of the person's preferences in this browser, and saves what is changed in it. */
export function PreferencesProvider({ first, children }: PreferencesProviderProps) {
  const { client } = useFleetSource();
  const { locale } = useLanguage();
  // Before anything inside reads them, or the first paint would show those of before.
  useState(() => typeof document !== 'undefined' && keepPreferences(newerOf(readPreferences(), first)));
  useEffect(() => {
    const save = () => {
      if (!readPreferences().unsaved) return;
      void import('#lib/stored-preferences.ts').then(({ savePreferences }) => savePreferences(client));
    };
    save();
    return onPreferences(save);
  }, [client]);
  useEffect(() => {
    const { language } = readPreferences();
    if (language !== null && language !== locale) rememberLocale(language);
  }, [locale]);
  return <FirstPreferences value={first}>{children}</FirstPreferences>;
}
