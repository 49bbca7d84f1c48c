/** Whether two plain JSON-like values are equal all the way down; identical objects answer at once. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return sameItems(a, b);
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  // Plain loops: a board of 10,000 rows is compared field by field when it is read again.
  for (const key in a) if (!(key in b) || !sameValue(a[key], b[key])) return false;
  for (const key in b) if (!(key in a)) return false;
  return true;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
