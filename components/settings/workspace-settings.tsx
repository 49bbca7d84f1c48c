'use client';

import { Clock } from 'lucide-react';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockTime, dayAndZone } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useKeptDraft } from './kept-drafts.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useSaveSettings } from './use-save-settings.ts';

/** The workspace's name and the zone its day and its clocks are told in. */
export function WorkspaceSettings() {
  const language = useLanguage();
  const { t } = language;
  const { workspace } = useFleetMeta();
  const [draft, change] = useKeptDraft('workspace');
  const now = useNow(10_000);
  const hydrated = useHydrated();
  const admin = workspace.role === 'admin';
  const written = String(draft['name'] ?? workspace.name);
  const chosen = String(draft['zone'] ?? workspace.timeZone);
  const nameless = written.trim() === '' || written.trim().length > 100;
  const changes = {
    ...(!nameless && written.trim() !== workspace.name ? { name: written.trim() } : {}),
    ...(chosen === workspace.timeZone ? {} : { time_zone: chosen }),
  };
  const reset = () => change(null);
  const seen = { name: workspace.name, time_zone: workspace.timeZone };
  const saving = useSaveSettings(changes, seen, nameless ? 1 : 0, reset);
  const zones = hydrated ? Intl.supportedValuesOf('timeZone') : [];
  return (
    <SettingsForm onSave={saving.save}>
      <div className="scroll-thin min-h-0 flex-[1_1_0] overflow-auto px-4 py-3">
        {!admin && (
          <Notice kind="info" className="mb-3">
            {t('settings.adminsOnly')}
          </Notice>
        )}
        <div className="bg-surface max-w-[720px] border px-4 py-4">
          <div className="grid max-w-110 gap-1">
            <Field label={t('settings.name')} error={nameless ? t('settings.nameFault') : undefined}>
              {(control) => (
                <Input
                  {...control}
                  value={written}
                  maxLength={100}
                  disabled={!admin}
                  onChange={(event) => {
                    change({ name: event.target.value });
                    saving.edited();
                  }}
                  className="max-sm:h-11"
                />
              )}
            </Field>
            <Field label={t('settings.timeZone')} hint={t('settings.timeZoneHint')}>
              {(control) => (
                <Select
                  {...control}
                  value={chosen}
                  disabled={!admin}
                  onChange={(event) => {
                    change({ zone: event.target.value });
                    saving.edited();
                  }}
                  className="w-full"
                >
                  {!zones.includes(chosen) && <option value={chosen}>{chosen}</option>}
                  {zones.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <p className="text-ink-2 flex items-center gap-2">
              <Clock aria-hidden className="text-ink-3" />
              {t('settings.nowThere', {
                time: clockTime(now, chosen),
                day: dayAndZone(now, chosen, language),
              })}
            </p>
          </div>
        </div>
      </div>
      {admin && (
        <SaveBar
          {...saving}
          discard={() => {
            reset();
            saving.forget();
          }}
        />
      )}
    </SettingsForm>
  );
}
