/**
 * Whether something from outside has a form. For what every page of the console brings along and for what is checked a
 * thousand times a second; elsewhere zod says more with less.
 */
export type Guard<Value> = (value: unknown) => value is Value;
export type Guarded<Is> = Is extends Guard<infer Value> ? Value : never;

type Guards = Readonly<Record<string, Guard<unknown>>>;
type OptionalKeys<Fields> = {
  [Key in keyof Fields]: undefined extends Guarded<Fields[Key]> ? Key : never;
}[keyof Fields];
type Shaped<Fields> = {
  [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: Guarded<Fields[Key]>;
} & { [Key in OptionalKeys<Fields>]?: Guarded<Fields[Key]> };

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A whole number from zero on. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isAnything(_value: unknown): _value is unknown {
  return true;
}

export function orNull<Value>(is: Guard<Value>): Guard<Value | null> {
  return (value): value is Value | null => value === null || is(value);
}

/** May be null or not there at all. */
export function maybe<Value>(is: Guard<Value>): Guard<Value | null | undefined> {
  return (value): value is Value | null | undefined => value === null || value === undefined || is(value);
}

export function oneOf<const Value extends string | number>(...values: readonly Value[]): Guard<Value> {
  const all: ReadonlySet<unknown> = new Set(values);
  return (value): value is Value => all.has(value);
}

/** A plain loop over every cell. */
export function listOf<Cell>(is: Guard<Cell>): Guard<Cell[]> {
  return (value): value is Cell[] => Array.isArray(value) && value.every(is);
}

/** An object with these fields; it may have more. */
export function objectOf<const Fields extends Guards>(fields: Fields): Guard<Shaped<Fields>> {
  return (value): value is Shaped<Fields> => isRecord(value) && wrongField(fields, value) === null;
}

/** The first field that is not as it should be; null when all are. */
export function wrongField(fields: Guards, value: UnknownRecord): string | null {
  for (const name in fields) if (fields[name]?.(value[name]) === false) return name;
  return null;
}
