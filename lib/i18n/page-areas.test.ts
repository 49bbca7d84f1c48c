import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en/en.ts';
import { PAGE_AREAS } from './page-areas.ts';

const root = resolve(import.meta.dirname, '../..');
/** What the board and the frame are made of, and what opens over them. */
const FOLDERS =
  '{app/board,components/{approvals,board,driver,guarded,logout,map,override,shell,ui},lib/{approvals,board-views,fleet,sessions}}/**/*.{ts,tsx}';

it('every area of a page is in the catalogue', () => {
  expect([...PAGE_AREAS].filter((area) => !(area in en))).toEqual([]);
});

it('the board and the frame use no words of another page, whose messages they do not bring', () => {
  const areas = [...PAGE_AREAS].join('|');
  const foreign = new RegExp(`['"\`](?:${areas})\\.\\w|components/(?:${areas})/|lib/(?:audit|insights)/`);
  const files = globSync(FOLDERS, { cwd: root }).filter((name) => !name.includes('.test.'));
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.flatMap((name) =>
    readFileSync(resolve(root, name), 'utf8')
      .split('\n')
      .filter((line) => foreign.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});
