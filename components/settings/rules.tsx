'use client';

import { settingGroups } from '#lib/settings/rules.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Notice } from '#components/ui/notice.tsx';
import { RuleGroup } from './rule-group.tsx';
import { SaveBar } from './save-bar.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SettingsFailed, SettingsLoading } from './settings-states.tsx';
import { useRulesForm } from './use-rules-form.ts';
import { useSettings } from './use-settings.ts';

/** Thresholds with their units, and what they would have flagged yesterday. */
export function Rules() {
  const { definitions, values, error, reload, ...rest } = useSettings();
  if (definitions !== undefined && values !== undefined) {
    return <RulesForm definitions={definitions} values={values} {...rest} />;
  }
  return error === null ? <SettingsLoading /> : <SettingsFailed error={error} onRetry={reload} />;
}

type RulesFormProps = Parameters<typeof useRulesForm>[0] & { readonly admin: boolean };

function RulesForm({ admin, ...loaded }: RulesFormProps) {
  const { t } = useLanguage();
  const form = useRulesForm(loaded);
  return (
    <SettingsForm onSave={form.bar.save}>
      <div className="scroll-thin min-h-0 flex-[1_1_0] overflow-auto px-4 py-3">
        {!admin && (
          <Notice kind="info" className="mb-3">
            {t('settings.adminsOnly')}
          </Notice>
        )}
        <div className="bg-surface border">
          {settingGroups(loaded.definitions).map((group) => (
            <RuleGroup
              key={group.flag ?? 'general'}
              group={group}
              values={loaded.values}
              draft={form.draft}
              faults={form.faultyNames}
              disabled={!admin}
              preview={form.preview.data}
              previewFailed={form.preview.isError}
              onPreviewAgain={() => void form.preview.refetch()}
              // Not disabled meanwhile: that would take the focus away.
              onWrite={(...written) => !form.bar.saving && form.write(...written)}
            />
          ))}
        </div>
      </div>
      {admin && <SaveBar {...form.bar} />}
    </SettingsForm>
  );
}
