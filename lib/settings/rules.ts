import { FLAG_REASONS, type FlagReason } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

export type SettingValue = boolean | number | string | null;
export type SettingValues = Readonly<Record<string, SettingValue>>;

const text = z.nullable(z.string());
const limit = z.nullable(z.number());
export const settingDefinitions = z.array(
  z.pipe(
    z.object({
      name: z.string(),
      kind: z.enum(['bool', 'integer', 'number', 'text']),
      unit: text,
      minimum: limit,
      maximum: limit,
      flag_reason: z.catch(z.nullable(z.enum(FLAG_REASONS)), null),
    }),
    z.transform(({ flag_reason: flag, ...definition }) => ({ ...definition, flag })),
  ),
);
/** What one setting may be, from the database. */
export type SettingDefinition = z.infer<typeof settingDefinitions>[number];

/** Settings by column; columns of other kinds are left out. */
export const settingValues = z.pipe(
  z.looseObject({}),
  z.transform((row): SettingValues => {
    const values: Record<string, SettingValue> = {};
    for (const [name, value] of Object.entries(row)) {
      if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) {
        values[name] = asValue(value);
      }
    }
    return values;
  }),
);

const preview = z.pipe(
  z.object({
    day: z.string(),
    events: z.int(),
    rules: z.array(z.object({ flag: z.string(), current: z.int(), proposed: z.int() })),
  }),
  z.transform(({ day, events, rules }) => ({
    day,
    events,
    rules: new Map(rules.map((rule) => [rule.flag, rule])),
  })),
);
export { preview as flagPreview };
/** How many events of a day each rule flagged, and would flag with other thresholds. */
export type FlagPreview = z.infer<typeof preview>;

export type SettingGroup = {
  /** Null: not part of a flag's rule. */
  readonly flag: FlagReason | null;
  /** Turns the rule on and off. */
  readonly toggle: SettingDefinition | null;
  readonly fields: readonly SettingDefinition[];
};

/** One group a flag, in the order of the definitions; the first switch of a flag turns its rule on. */
export function settingGroups(definitions: readonly SettingDefinition[]): readonly SettingGroup[] {
  const flags = [...new Set(definitions.map(({ flag }) => flag))];
  return flags.map((flag) => {
    const own = definitions.filter((definition) => definition.flag === flag);
    const toggle = flag === null ? null : (own.find(({ kind }) => kind === 'bool') ?? null);
    return { flag, toggle, fields: own.filter((definition) => definition !== toggle) };
  });
}

/** The typed text as the setting's value; undefined when it may not be that. */
export function parseSetting(definition: SettingDefinition, written: string): SettingValue | undefined {
  const typed = written.trim();
  if (definition.kind === 'text') {
    if (typed === '') return null;
    return /^[0-9]{1,6}([.][0-9]{1,6}){0,3}$/.test(typed) ? typed : undefined;
  }
  if (!/^-?[0-9]+([.,][0-9]+)?$/.test(typed)) return undefined;
  const value = Number(typed.replace(',', '.'));
  const whole = definition.kind === 'number' || Number.isInteger(value);
  const inside = value >= (definition.minimum ?? value) && value <= (definition.maximum ?? value);
  return whole && inside ? value : undefined;
}

function asValue(value: unknown): SettingValue {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : null;
}
