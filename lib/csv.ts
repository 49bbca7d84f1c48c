const FORMULA = /^[=+\-@\t\r\n]/;
/** Where lists have commas, as in Dutch, a spreadsheet splits at semicolons, quoted or not. */
const LATER_FORMULA = /([;\t\r\n]\s*)(?=[=+\-@])/g;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** One line of a CSV file (RFC 4180), with its end. A text that a spreadsheet would run as a formula gets a quote before it. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Tells a spreadsheet that the file is UTF-8; goes before the first line. */
export const CSV_START = '\uFEFF';

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const first = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  const text = first.replace(LATER_FORMULA, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
