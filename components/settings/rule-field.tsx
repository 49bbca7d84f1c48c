import { useId } from 'react';
import { Input } from '#components/ui/field.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SettingDefinition, SettingValue } from '#lib/settings/rules.ts';
import { settingLabel } from './setting-label.ts';
import { writtenAs } from './rules-draft.ts';

type RuleFieldProps = {
  readonly definition: SettingDefinition;
  readonly stored: SettingValue;
  /** Undefined while nobody has touched it. */
  readonly written: string | boolean | undefined;
  readonly fault: boolean;
  readonly disabled: boolean;
  readonly onWrite: (value: string | boolean) => void;
};

/** One setting with its unit; an edited one says what it was. */
export function RuleField({ definition, stored, written, fault, disabled, onWrite }: RuleFieldProps) {
  const { t } = useLanguage();
  const id = useId();
  const { name, kind, unit, minimum, maximum } = definition;
  const label = settingLabel(name, t);
  if (kind === 'bool') {
    return (
      <div className="flex items-center gap-3">
        <Switch label={label} checked={(written ?? stored) === true} onChange={onWrite} disabled={disabled} />
        <span aria-hidden>{label}</span>
      </div>
    );
  }
  const before = writtenAs(stored);
  const text = typeof written === 'string' ? written : before;
  return (
    <div>
      <div className="flex items-center gap-3">
        <label htmlFor={id} className="min-w-0 flex-1">
          {label}
        </label>
        <span className="text-12 text-ink-3 whitespace-nowrap">
          {text.trim() !== before && t('settings.was', { value: before === '' ? '—' : before })}
        </span>
        <span className="flex w-32 flex-none items-center gap-1.5">
          <Input
            id={id}
            inputMode={kind === 'text' ? 'text' : 'decimal'}
            value={text}
            disabled={disabled}
            maxLength={20}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onWrite(event.target.value)}
            className="max-w-20 text-right max-sm:h-11"
            {...(fault ? { 'aria-invalid': true } : {})}
            aria-describedby={fault ? `${id}-fault` : `${id}-unit`}
          />
          <span id={`${id}-unit`} className="text-12 text-ink-3">
            {unit}
          </span>
        </span>
      </div>
      {fault && (
        <FieldError id={`${id}-fault`} className="justify-end">
          {minimum === null || maximum === null
            ? t('settings.faultVersion')
            : t('settings.faultRange', { minimum, maximum, unit: unit ?? '' })}
        </FieldError>
      )}
    </div>
  );
}
