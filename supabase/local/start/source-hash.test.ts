import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from './source-hash.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'marshal-sources-'));
  mkdirSync(join(root, 'app/sign-in'), { recursive: true });
  writeFileSync(join(root, 'app/sign-in/page.tsx'), 'one');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

test('the same sources give the same fingerprint', () => {
  expect(hashSources(root)).toBe(hashSources(root));
});

test('a changed, a new and a renamed source each give another fingerprint', () => {
  const before = hashSources(root);
  writeFileSync(join(root, 'app/sign-in/page.tsx'), 'two');
  const changed = hashSources(root);
  writeFileSync(join(root, 'app/sign-in/form.tsx'), '');
  const added = hashSources(root);
  rmSync(join(root, 'app/sign-in/form.tsx'));
  writeFileSync(join(root, 'app/sign-in/view.tsx'), '');
  expect(new Set([before, changed, added, hashSources(root)]).size).toBe(4);
});

test('tests and generated files do not ask for a new build', () => {
  const before = hashSources(root);
  writeFileSync(join(root, 'app/sign-in/page.test.tsx'), 'test');
  writeFileSync(join(root, 'next-env.d.ts'), 'types');
  expect(hashSources(root)).toBe(before);
});
