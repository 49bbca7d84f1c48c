'use client';

import { createContext, useContext } from 'react';
import type { Language } from './language.ts';

export const LanguageContext = createContext<Language | null>(null);

/** The words of the viewer's language, in any component below `LanguageProvider`. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('There is no LanguageProvider around this component.');
  return language;
}
