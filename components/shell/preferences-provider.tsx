'use client';

import { useRouter } from 'next/navigation';
import { createContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import {
  keepPreferences,
  newerOf,
  onPreferences,
  PREFERENCES_COOKIE,
  readPreferences,
  tellPreferences,
  type KeptPreferences,
} from '#lib/preferences.ts';

export const FirstPreferences = createContext<KeptPreferences | null>(null);

type PreferencesProviderProps = {
  /** As the server rendered the page. */
  readonly first: KeptPreferences;
  readonly children: ReactNode;
};

const stored = () => import('#lib/stored-preferences.ts');

/**
 * Keeps what the server told of the person's preferences in this browser, and saves what is changed in it. What is changed
 * in another tab holds here at once; what is changed at another browser, when somebody comes back to this one. Another
 * tab's language comes with what the server renders: nothing is loaded anew, so that a half-written note stays.
 */
export function PreferencesProvider({ first, children }: PreferencesProviderProps) {
  const { client } = useFleetSource();
  const { locale } = useLanguage();
  const router = useRouter();
  // Before anything inside reads them, or the first paint would show those of before.
  useState(() => typeof document !== 'undefined' && keepPreferences(newerOf(readPreferences(), first)));
  const followLanguage = useEffectEvent(async () => {
    const { language } = readPreferences();
    if (language === null || language === locale) return;
    const { canLoad, keepLocale } = await stored();
    keepLocale(language);
    if (await canLoad()) router.refresh();
  });
  useEffect(() => {
    let heard = false;
    const hear = ({ key }: StorageEvent) => {
      if (key !== PREFERENCES_COOKIE) return;
      heard = true;
      tellPreferences();
      heard = false;
      void followLanguage();
    };
    const save = () => {
      if (readPreferences().unsaved) void stored().then(({ savePreferences }) => savePreferences(client));
    };
    save();
    const stop = onPreferences(() => {
      if (heard) return;
      // Other tabs read the cookie; only that it was written has to reach them.
      localStorage.setItem(PREFERENCES_COOKIE, crypto.randomUUID());
      save();
    });
    const follow = () => {
      if (document.hidden) return;
      void followLanguage();
      void stored().then(({ followPreferences }) => followPreferences(client));
    };
    window.addEventListener('storage', hear);
    window.addEventListener('focus', follow);
    window.addEventListener('online', follow);
    document.addEventListener('visibilitychange', follow);
    return () => {
      window.removeEventListener('storage', hear);
      window.removeEventListener('focus', follow);
      window.removeEventListener('online', follow);
      document.removeEventListener('visibilitychange', follow);
      stop();
    };
  }, [client]);
  useEffect(() => {
    const { language } = readPreferences();
    if (language === null || language === locale) return;
    void stored().then(({ rememberLocale }) => rememberLocale(language));
  }, [locale]);
  return <FirstPreferences value={first}>{children}</FirstPreferences>;
}
