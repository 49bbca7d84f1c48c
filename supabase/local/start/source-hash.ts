import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the built app is made of. */
const SOURCES = [
  '{app,components,lib,public}/**/*',
  '*.{ts,tsx,js,mjs}',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

/** A fingerprint of the app's sources by content: the same files give the same text on any machine. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const name of listSources(root)) {
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

function listSources(root: string): string[] {
  return globSync(SOURCES, { cwd: root, withFileTypes: true, exclude: ['**/*.test.*', 'next-env.d.ts'] })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
