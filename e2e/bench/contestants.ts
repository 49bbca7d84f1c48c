/** A page that shows the fleet, and how to use it. */
export type Contestant = {
  readonly name: string;
  /** A file of peers/pages; null for the console itself. */
  readonly file: string | null;
  /** Events a second that it is asked to stand in `board`. */
  readonly rates: readonly number[];
  /** Where `capacity` begins to try it. */
  readonly capacityFrom: number;
  /** How long it is given to show what it has been sent, when the events have ended. */
  readonly graceSeconds: number;
  /** A line that opens something when it is clicked. */
  readonly line: string;
};

export const OURS: Contestant = {
  name: 'Marshal',
  file: null,
  rates: [100, 1_000, 10_000],
  capacityFrom: 10_000,
  graceSeconds: 0.5,
  line: '[role=row][data-batch="RTM-00004"] .col-driver',
};

export const FLOOR: Contestant = {
  name: 'hand-written DOM',
  file: 'floor.ts',
  rates: [100, 1_000, 10_000],
  capacityFrom: 5_000,
  graceSeconds: 0.5,
  line: '[data-batch="RTM-00004"]',
};

export const TEXTBOOK: Contestant = {
  name: 'setQueryData a message',
  file: 'textbook.tsx',
  rates: [100, 1_000],
  capacityFrom: 100,
  graceSeconds: 4,
  line: '[data-batch="RTM-00004"]',
};

export const REFETCH: Contestant = {
  name: 'invalidate a message',
  file: 'refetch.tsx',
  rates: [100],
  capacityFrom: 5_000,
  graceSeconds: 4,
  line: '[data-batch="RTM-00004"]',
};

export const AG_GRID: Contestant = {
  name: 'AG Grid',
  file: 'ag-grid.ts',
  rates: [100, 1_000, 10_000],
  capacityFrom: 5_000,
  graceSeconds: 0.5,
  line: '[role=row][row-index="4"] .ag-cell',
};

/** Two ways to hold the same fleet in the same page. */
export const ROW_STORE: Contestant = {
  name: 'store with a subscription a row',
  file: 'row-store.tsx',
  rates: [1_000, 10_000],
  capacityFrom: 5_000,
  graceSeconds: 0.5,
  line: '[data-batch="RTM-00004"]',
};

export const QUERY_STORE: Contestant = {
  name: 'Query cache as the only store',
  file: 'query-store.tsx',
  rates: [1_000, 10_000],
  capacityFrom: 5_000,
  graceSeconds: 0.5,
  line: '[data-batch="RTM-00004"]',
};
