import {
  parseSetting,
  type SettingDefinition,
  type SettingValue,
  type SettingValues,
} from '#lib/settings/rules.ts';

/** What is being written, by setting: text as typed, or a switch. */
export type RulesDraft = Readonly<Record<string, string | boolean>>;

export type RulesChange = {
  /** What differs from the stored settings and may be stored. */
  readonly changes: SettingValues;
  /** Settings whose text is not what they may be. */
  readonly faults: ReadonlySet<string>;
};

/** How a setting is written in a field. */
export function writtenAs(value: SettingValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** What saving the draft would change. */
export function rulesChange(
  draft: RulesDraft,
  definitions: readonly SettingDefinition[],
  stored: SettingValues,
): RulesChange {
  const changes: Record<string, SettingValue> = {};
  const faults = new Set<string>();
  for (const definition of definitions) {
    const { name } = definition;
    const written = draft[name];
    if (written === undefined) continue;
    const value = typeof written === 'boolean' ? written : parseSetting(definition, written);
    if (value === undefined) faults.add(name);
    else if (value !== (stored[name] ?? null)) changes[name] = value;
  }
  return { changes, faults };
}
