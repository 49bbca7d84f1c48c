'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { changeKept } from '#lib/preferences.ts';

// Most changes are saved before anybody could read that they are not.
const WORTH_TELLING_MS = 3000;

/** Says that a change has not reached the server yet, and offers to try again. */
export function UnsavedPreferences() {
  const { t } = useLanguage();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WORTH_TELLING_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Notice
      kind="info"
      className="mb-3"
      action={
        <Button size="sm" onClick={() => changeKept({})}>
          {t('shell.tryAgain')}
        </Button>
      }
    >
      {t('settings.personalUnsaved')}
    </Notice>
  );
}
