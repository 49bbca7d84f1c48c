import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of a CSV file', () => {
  it('quotes what would break it and leaves empty what is not known', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, 3.5, true, ''])).toBe(
      '"a,b","say ""x""","two\nlines",,3.5,true,\r\n',
    );
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'lets no spreadsheet run %j',
    (formula) => {
      expect(csvLine([formula]).replaceAll('"', '').startsWith("'")).toBe(true);
    },
  );

  it.each(['ok;=1+1', 'a; +cmd|x', 'x\t@SUM(A1)', 'first\n-2+3'])(
    'lets none that splits at semicolons, tabs or lines run what stands in %j',
    (note) => {
      const parts = csvLine([note])
        .replaceAll('"', '')
        .split(/[;\t\n]/);
      expect(parts.slice(1, 2).map((part) => part.trimStart()[0])).toEqual(["'"]);
    },
  );

  it('leaves numbers as they are', () => {
    expect(csvLine(['-12', '+3.5', -4])).toBe('-12,+3.5,-4\r\n');
  });
});
