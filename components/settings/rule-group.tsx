import { FlagIcon } from './flag-icon.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { FlagPreview, SettingGroup, SettingValues } from '#lib/settings/rules.ts';
import { RuleField } from './rule-field.tsx';
import { RulePreview } from './rule-preview.tsx';
import type { RulesDraft } from './rules-draft.ts';

type RuleGroupProps = {
  readonly group: SettingGroup;
  readonly values: SettingValues;
  readonly draft: RulesDraft;
  readonly faults: ReadonlySet<string>;
  readonly disabled: boolean;
  /** Undefined until it has come. */
  readonly preview: FlagPreview | undefined;
  readonly previewFailed: boolean;
  readonly onPreviewAgain: () => void;
  readonly onWrite: (name: string, value: string | boolean) => void;
};

/** One rule: what it looks for, its switch, its thresholds and what they would have done. */
export function RuleGroup(props: RuleGroupProps) {
  const { group, values, draft, faults, disabled, preview, previewFailed, onPreviewAgain, onWrite } = props;
  const { t } = useLanguage();
  const { flag, toggle, fields } = group;
  const title = flag === null ? t('settings.general') : t(`flag.${flag}`);
  const on = toggle === null || (draft[toggle.name] ?? values[toggle.name]) === true;
  return (
    <section
      aria-label={title}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_220px] gap-x-6 gap-y-2 border-b px-4 py-3.5 last:border-b-0 max-lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] max-sm:grid-cols-1"
    >
      <div className="flex gap-3">
        {toggle !== null && (
          <Switch
            label={t('settings.ruleOn', { rule: title })}
            checked={on}
            onChange={(value) => onWrite(toggle.name, value)}
            disabled={disabled}
          />
        )}
        <div className="min-w-0">
          <h2 className="flex items-center gap-2 font-semibold">
            {title}
            {flag !== null && <FlagIcon flag={flag} />}
          </h2>
          <p className="text-12 text-ink-3">
            {flag === null ? t('settings.generalText') : t(`settings.rule.${flag}`)}
          </p>
        </div>
      </div>
      <div className="grid max-w-[440px] content-start gap-2 max-lg:max-w-none">
        {fields.map((definition) => (
          <RuleField
            key={definition.name}
            definition={definition}
            stored={values[definition.name] ?? null}
            written={draft[definition.name]}
            fault={faults.has(definition.name)}
            disabled={disabled}
            onWrite={(value) => onWrite(definition.name, value)}
          />
        ))}
      </div>
      {flag !== null && (
        <RulePreview flag={flag} preview={preview} failed={previewFailed} onRetry={onPreviewAgain} />
      )}
    </section>
  );
}
