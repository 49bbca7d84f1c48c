import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { unmeasured, type Figure, type Report } from './figures.ts';

const HEAD = `# Results

Written by \`npm run bench -- NAME --results\`, one section a benchmark, never by hand. A section says when and where it was
measured; ratios inside one run are worth more than the numbers themselves.
`;

/** Puts a report into the file of results, in the place of the one of the same benchmark. */
export function writeResults(file: string, report: Report, date: Date): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  writeFileSync(file, withReport(before, report, date));
}

/** The text of the results with a report in it; sections stay in the order of their names. */
export function withReport(text: string, report: Report, date: Date): string {
  const [head = HEAD, ...sections] = text.split(/^## /m);
  const others = sections.filter((section) => !section.startsWith(`${report.name}\n`));
  const all = [...others.map((section) => section.trimEnd()), sectionOf(report, date)].toSorted();
  return `${[head.trimEnd(), ...all.map((section) => `## ${section}`)].join('\n\n')}\n`;
}

function sectionOf({ name, machine, figures }: Report, date: Date): string {
  const lines = figures.map((figure) => `| ${cells(figure).join(' | ')} |`);
  const missed = figures.filter(({ ok }) => ok === false).length;
  const judged = figures.filter(({ ok }) => ok !== null).length;
  const unknown = unmeasured(figures);
  const met =
    judged === 0 && unknown === 0 ? 'No targets.' : `${judged - missed} of ${judged + unknown} targets met.`;
  const verdict = unknown === 0 ? met : `${met} The machine was too busy for ${unknown}.`;
  return [
    `${name}\n`,
    `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${machine}. ${verdict}\n`,
    '| figure | value | unit | target | | compared with |',
    '| --- | --: | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function cells({ name, value, unit, target, ok, comparedWith }: Figure): string[] {
  const verdict = ok === null ? (target === null ? '' : 'not measured') : ok ? 'met' : '**missed**';
  return [
    name,
    Number.isFinite(value) ? value.toLocaleString('en') : '–',
    unit,
    target ?? '',
    verdict,
    comparedWith ?? '',
  ];
}
