'use client';

import { Volume2 } from 'lucide-react';
import { playSound } from '#components/shell/play-sound.ts';
import { usePreferences } from '#components/shell/use-preferences.ts';
import { Button } from '#components/ui/button.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { SOUNDS, writePreferences } from '#lib/preferences.ts';
import { PersonalAlerts } from './personal-alerts.tsx';
import { UnsavedPreferences } from './unsaved-preferences.tsx';

/** What one person prefers: keys and sounds. Kept at once. */
export function Personal() {
  const { t } = useLanguage();
  const { shortcuts, sounds, unsaved } = usePreferences();
  return (
    <div className="scroll-thin min-h-0 flex-[1_1_0] overflow-auto px-4 py-3">
      <p className="text-ink-3 mb-3">{t('settings.personalText')}</p>
      {unsaved && <UnsavedPreferences />}
      <section aria-label={t('shell.shortcuts')} className="bg-surface mb-3 max-w-[720px] border px-4 py-3.5">
        <div className="flex items-start gap-3">
          <Switch
            label={t('settings.shortcuts')}
            checked={shortcuts}
            onChange={(on) => writePreferences({ shortcuts: on })}
          />
          <div>
            <h2 className="font-semibold">{t('settings.shortcuts')}</h2>
            <p className="text-12 text-ink-3">{t('settings.shortcutsText')}</p>
          </div>
        </div>
      </section>
      <section aria-label={t('settings.sounds')} className="bg-surface max-w-[720px] border">
        <div className="border-b px-4 py-2.5">
          <h2 className="font-semibold">{t('settings.sounds')}</h2>
          <p className="text-12 text-ink-3">{t('settings.soundsText')}</p>
        </div>
        {SOUNDS.map((sound) => {
          const name = t(`settings.sound.${sound}`);
          return (
            <div key={sound} className="flex min-h-11 items-center gap-3 border-b px-4 py-2 last:border-b-0">
              <Switch
                label={name}
                checked={sounds.includes(sound)}
                onChange={(on) =>
                  writePreferences({
                    sounds: SOUNDS.filter((one) => (one === sound ? on : sounds.includes(one))),
                  })
                }
              />
              <span className="flex-1">{name}</span>
              <Button
                variant="quiet"
                size="sm"
                aria-label={t('settings.playSound', { sound: name })}
                onClick={() => playSound(sound)}
              >
                <Volume2 aria-hidden className="size-3.5" />
                {t('settings.play')}
              </Button>
            </div>
          );
        })}
      </section>
      <PersonalAlerts />
    </div>
  );
}
