/** A value of a record that was written down before and after an act. */
export type Change = {
  readonly name: string;
  /** Null where there was, or is, no such value. */
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * What differs between the two records first, then what is the same; each in the order it was written. An act writes
 * down after it what it changed: what only the record before it holds has stayed, unless there is none after it.
 */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [record(before), record(after)];
  const changes = [...new Set([...Object.keys(was), ...Object.keys(is)])].map((name) => ({
    name,
    before: written(was[name]),
    after: written(Object.hasOwn(is, name) || Object.keys(is).length === 0 ? is[name] : was[name]),
  }));
  return [...changes.filter(isChanged), ...changes.filter((change) => !isChanged(change))];
}

export function isChanged({ before, after }: Change): boolean {
  return before !== after;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null)
    return value === null || value === undefined ? {} : { value };
  return Object.fromEntries(Object.entries(value));
}

function written(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
