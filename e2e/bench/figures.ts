import { cpus, totalmem, type as osType } from 'node:os';

/** One measured number. `target` says what it should be, such as `≤ 150`; null when it only stands beside another. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string | null;
  /** Null without a target, or when nothing was measured that could be held against it. */
  readonly ok: boolean | null;
  /** What was measured in the same run and this is to be read against. */
  readonly comparedWith: string | null;
};

export type Report = { readonly name: string; readonly machine: string; readonly figures: readonly Figure[] };

export type BenchOptions = {
  /** Shorter and smaller, to see that it works. */
  readonly small: boolean;
  readonly log: (line: string) => void;
  /** Aborted when the person at the terminal has seen enough. */
  readonly stop: AbortSignal;
};

export type Bench = (options: BenchOptions) => Promise<readonly Figure[]>;

type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** A figure that has to keep a limit. */
export function judged(
  name: string,
  value: number,
  unit: string,
  limit: Limit,
  comparedWith: string | null = null,
): Figure {
  const target = 'atMost' in limit ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`;
  const kept = 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
  return { name, value: rounded(value), unit, target, ok: Number.isNaN(value) ? null : kept, comparedWith };
}

/** Figures that have a target and no measurement: nothing quiet enough was measured. */
export function unmeasured(figures: readonly Figure[]): number {
  return figures.filter(({ target, ok }) => target !== null && ok === null).length;
}

/** A figure that is only told. */
export function told(name: string, value: number, unit: string, comparedWith: string | null = null): Figure {
  return { name, value: rounded(value), unit, target: null, ok: null, comparedWith };
}

export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${model}, ${memory} GB, ${osType()}, Node ${process.version}`;
}

/** The figures as lines of text for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['', 'value', 'unit', 'target', '', 'compared with'];
  const rows = figures.map(({ name, value, unit, target, ok, comparedWith }) => [
    name,
    String(value),
    unit,
    target ?? '',
    verdictOf(target, ok),
    comparedWith ?? '',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function verdictOf(target: string | null, ok: boolean | null): string {
  if (ok !== null) return ok ? 'ok' : 'MISSED';
  return target === null ? '' : 'NOT MEASURED';
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
