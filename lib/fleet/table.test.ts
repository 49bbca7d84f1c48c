import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableOf, type Table } from './table.ts';

type Row = { readonly id: string; readonly value: number };
const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, value: at }));

/** Id of each changed row, its value before, and its place. */
function changes(after: Table<Row>, before: Table<Row>) {
  const all: (readonly [string, number | undefined, number])[] = [];
  after.eachChange(before, (row, old, slot) => all.push([row.id, old?.value, slot]));
  return all;
}

it('reads like the map it stands for, whatever is written to it in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(fc.nat(400), fc.nat()), { maxLength: 40 })), (edits) => {
      const model = new Map<string, Row>();
      let table = tableOf<Row>([]);
      for (const writes of edits) {
        const edit = table.edit();
        for (const [place, value] of writes) {
          const row = { id: `r${place}`, value };
          model.set(row.id, row);
          edit.set(row);
          expect(edit.get(row.id)).toBe(row);
        }
        table = edit.done();
      }
      expect([...table.entries()]).toEqual([...model.entries()]);
      expect([...table.keys()]).toEqual([...model.keys()]);
      expect(table.size).toBe(model.size);
      expect(table.get('nobody')).toBeUndefined();
    }),
  );
});

it('leaves the table it was made from as it was', () => {
  const before = tableOf(rows(300));
  const edit = before.edit();
  edit.set({ id: 'r7', value: -1 });
  edit.set({ id: 'new', value: 1 });
  const after = edit.done();
  expect(before.get('r7')?.value).toBe(7);
  expect(before.has('new')).toBe(false);
  expect(after.get('r7')?.value).toBe(-1);
  expect(after.size).toBe(301);
});

it('is the same object when nothing was written', () => {
  const table = tableOf(rows(3));
  expect(table.edit().done()).toBe(table);
});

it('names exactly the rows that differ, within a lineage and across two', () => {
  const before = tableOf(rows(1000));
  const edit = before.edit();
  for (const at of [0, 127, 128, 999]) edit.set({ id: `r${at}`, value: -1 });
  expect(changes(edit.done(), before)).toEqual([
    ['r0', 0, 0],
    ['r127', 127, 127],
    ['r128', 128, 128],
    ['r999', 999, 999],
  ]);

  const grown = before.edit();
  grown.set({ id: 'new', value: 1 });
  expect(changes(grown.done(), before)).toEqual([['new', undefined, 1000]]);

  const kept = [...before.values()].toReversed();
  expect(changes(tableOf(kept), before)).toEqual([]);
});
