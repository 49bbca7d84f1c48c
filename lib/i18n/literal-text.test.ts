import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { literalTexts } from './literal-text.ts';

const found = (source: string) => literalTexts('x.tsx', source).map((line) => line.replace(/^x\.tsx:1 /, ''));

it.each([
  ['<p>Nothing here</p>', 'Nothing here'],
  ['<button aria-label="Close" />', 'Close'],
  ["<button title={open ? 'Fold' : t('x')} />", 'Fold'],
  ["<p>{count === 0 ? 'None' : count}</p>", 'None'],
  ['<p title={`Call ${phone}`} />', 'Call'],
  ['<Chip label="State" />', 'State'],
])('finds text that is written into a component: %s', (source, text) => {
  expect(found(source)).toEqual([text]);
});

it.each([
  '<p className="text-12">{t(\'board.title\')}</p>',
  '<input type="search" name="email" aria-keyshortcuts="/" />',
  "<p>{state === 'live' && t('shell.live')}</p>",
  '<Kbd>J</Kbd>',
  '<p>{a} · {b}</p>',
  '<p>Marshal</p>',
])('leaves alone what is no text or comes from the messages: %s', (source) => {
  expect(found(source)).toEqual([]);
});

it('no component writes text that is not in the messages', { timeout: 60_000 }, () => {
  const files = globSync('{app,components}/**/*.tsx');
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => literalTexts(file, readFileSync(file, 'utf8')))).toEqual([]);
});
