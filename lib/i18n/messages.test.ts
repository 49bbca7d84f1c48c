import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { en } from './en/en.ts';
import { lastResort as lastEnglish } from './en/last-resort.ts';
import { nl } from './nl/nl.ts';
import { lastResort as lastDutch } from './nl/last-resort.ts';

/** Every message with its full key. */
function flat(messages: NonNullable<unknown>, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] satisfies [string, string]]
      : typeof value === 'object' && value !== null
        ? flat(value, `${path}${key}.`)
        : [],
  );
}

const KINDS: Partial<Record<TYPE, string>> = {
  [TYPE.argument]: 'text',
  [TYPE.number]: 'number',
  [TYPE.plural]: 'number',
  [TYPE.select]: 'select',
  [TYPE.tag]: 'tag',
};

/** What a message must be given, with its kind: “count number”, “b tag”. */
function parameters(message: string): readonly string[] {
  const found = new Set<string>();
  const visit = (element: MessageFormatElement): void => {
    const kind = KINDS[element.type];
    if (kind !== undefined && 'value' in element) found.add(`${String(element.value)} ${kind}`);
    if (element.type === TYPE.tag) element.children.forEach(visit);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      Object.values(element.options).forEach(({ value }) => value.forEach(visit));
    }
  };
  parse(message).forEach(visit);
  return [...found].sort();
}

describe.each([
  ['the pages', en, nl],
  ['the last resort', lastEnglish, lastDutch],
])('the messages of %s', (_, english, dutch) => {
  const inEnglish = flat(english);
  const inDutch = new Map(flat(dutch));

  it('have the same keys in every language', () => {
    expect([...inDutch.keys()].sort()).toEqual(inEnglish.map(([key]) => key).sort());
  });

  it.each(inEnglish)('ask for the same parameters in every language: %s', (key, message) => {
    expect(parameters(inDutch.get(key) ?? '')).toEqual(parameters(message));
  });

  it('are never empty and have no blank around them but where a spoken prefix needs it', () => {
    for (const [key, message] of [...inEnglish, ...inDutch]) {
      expect(message.trim(), key).not.toBe('');
      expect(message.startsWith(' '), key).toBe(false);
    }
  });
});
