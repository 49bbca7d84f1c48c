// Small enough that copying one costs less than making the row that goes into it.
const CHUNK_BITS = 4;
const CHUNK = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK - 1;

type HasId = { readonly id: string };
type Chunks<Row> = readonly (readonly Row[])[];

/**
 * An immutable map from ids to rows, kept in chunks: changing one row copies one chunk and the list of
 * chunks, so an event costs the same at 100 and at 50,000 rows. Rows keep their place; none is ever removed.
 */
export class Table<Row extends HasId> implements ReadonlyMap<string, Row> {
  readonly size: number;
  readonly #slots: ReadonlyMap<string, number>;
  readonly #chunks: Chunks<Row>;

  /** Use `tableOf` or `edit`. */
  constructor(slots: ReadonlyMap<string, number>, chunks: Chunks<Row>) {
    this.size = slots.size;
    this.#slots = slots;
    this.#chunks = chunks;
  }

  get(id: string): Row | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#chunks[slot >> CHUNK_BITS]?.[slot & IN_CHUNK];
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** The place of a row among all, for as long as tables share their ids. */
  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** Whether it surely has the same ids; quick, and false for equal tables made apart. */
  sharesIds(other: Table<Row>): boolean {
    return this.#slots === other.#slots;
  }

  /** Other rows with the same ids in the same places. */
  with(chunks: Chunks<Row>): Table<Row> {
    return new Table(this.#slots, chunks);
  }

  edit(): TableEdit<Row> {
    return new TableEdit(this, this.#slots, this.#chunks);
  }

  /** Visits every row that is not the same object in `before`, new ones included; untouched chunks are skipped whole. */
  eachChange(before: Table<Row>, visit: (row: Row, before: Row | undefined, slot: number) => void): void {
    const samePlaces = this.#slots === before.#slots;
    for (let index = 0; index < this.#chunks.length; index += 1) {
      const chunk = this.#chunks[index];
      const old = before.#chunks[index];
      if (chunk === undefined || chunk === old) continue;
      for (let offset = 0; offset < chunk.length; offset += 1) {
        const row = chunk[offset];
        if (row === undefined || row === old?.[offset]) continue;
        const was = samePlaces ? old?.[offset] : before.get(row.id);
        if (was !== row) visit(row, was, index * CHUNK + offset);
      }
    }
  }

  *values(): Generator<Row, undefined> {
    for (const chunk of this.#chunks) yield* chunk;
    return undefined;
  }

  *keys(): Generator<string, undefined> {
    yield* this.#slots.keys();
    return undefined;
  }

  *entries(): Generator<[string, Row], undefined> {
    for (const row of this.values()) yield [row.id, row];
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, Row], undefined> {
    return this.entries();
  }

  /** Faster than iterating when every row is visited. */
  forEach(visit: (row: Row, id: string, table: ReadonlyMap<string, Row>) => void): void {
    for (const chunk of this.#chunks) for (const row of chunk) visit(row, row.id, this);
  }
}

/** Collects changes to a table and makes the next one; what was not touched is shared with the old one. */
export class TableEdit<Row extends HasId> {
  readonly #before: Table<Row>;
  #slots: ReadonlyMap<string, number>;
  #ownSlots: Map<string, number> | null = null;
  #chunks: Chunks<Row>;
  #ownChunks: (readonly Row[])[] | null = null;
  /** Those of `ownChunks` that are copies, in their places. */
  #copies: (Row[] | undefined)[] = [];

  constructor(before: Table<Row>, slots: ReadonlyMap<string, number>, chunks: Chunks<Row>) {
    this.#before = before;
    this.#slots = slots;
    this.#chunks = chunks;
  }

  get(id: string): Row | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.at(slot);
  }

  set(row: Row): void {
    this.put(this.#slots.get(row.id) ?? this.#append(row.id), row);
  }

  /** Where the row of an id is kept, for `at` and `put`: an id need not be looked up twice. */
  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  at(slot: number): Row | undefined {
    return this.#chunks[slot >> CHUNK_BITS]?.[slot & IN_CHUNK];
  }

  /** `row` must have the id of that slot. */
  put(slot: number, row: Row): void {
    this.#chunk(slot >> CHUNK_BITS)[slot & IN_CHUNK] = row;
  }

  /** The table with all changes, or the same object when there were none. The edit must not be used afterwards. */
  done(): Table<Row> {
    return this.#ownChunks ? new Table(this.#slots, this.#ownChunks) : this.#before;
  }

  #append(id: string): number {
    this.#ownSlots ??= new Map(this.#slots);
    this.#slots = this.#ownSlots;
    const slot = this.#ownSlots.size;
    this.#ownSlots.set(id, slot);
    return slot;
  }

  #chunk(index: number): Row[] {
    const known = this.#copies[index];
    if (known) return known;
    if (this.#ownChunks === null) {
      this.#ownChunks = this.#chunks.slice();
      this.#copies = Array.from<Row[] | undefined>({ length: this.#chunks.length });
      this.#chunks = this.#ownChunks;
    }
    const copy = this.#ownChunks[index]?.slice() ?? [];
    this.#ownChunks[index] = copy;
    this.#copies[index] = copy;
    return copy;
  }
}

/**
 * A table of the given rows; of two with the same id the later wins. With the ids of `like` in the same order it
 * shares them, and is quickly compared with it.
 */
export function tableOf<Row extends HasId>(rows: readonly Row[], like?: Table<Row>): Table<Row> {
  if (like && hasIds(like, rows)) return like.with(chunksOf(rows));
  const slots = new Map<string, number>();
  const list: Row[] = [];
  for (const row of rows) {
    const slot = slots.get(row.id) ?? list.length;
    slots.set(row.id, slot);
    list[slot] = row;
  }
  return new Table(slots, chunksOf(list));
}

function chunksOf<Row>(rows: readonly Row[]): Chunks<Row> {
  const chunks: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) chunks.push(rows.slice(from, from + CHUNK));
  return chunks;
}

function hasIds(table: Table<HasId>, rows: readonly HasId[]): boolean {
  if (table.size !== rows.length) return false;
  let at = 0;
  for (const row of table.values()) if (row.id !== rows[at++]?.id) return false;
  return true;
}
