/* AG Grid Community as its guide to high frequency updates has it: asynchronous transactions by row id. */
import { createClient } from '@supabase/supabase-js';
import { AllCommunityModule, createGrid, ModuleRegistry, themeQuartz } from 'ag-grid-community';
import { COLUMNS, loadRecords, recordAfter, STATUSES, type BoardRecord, type Tuple } from './board-record.ts';
import { coalescedTopic, projectOfAddress, sayLive } from './project.ts';

ModuleRegistry.registerModules([AllCommunityModule]);
const project = projectOfAddress();
const records = await loadRecords(project);
const rows = new Map(records.map((row) => [row.id, row]));
const counts = STATUSES.map((_, status) => records.filter((row) => row.status === status).length);

document.body.innerHTML = `<header><b></b><input type="search"></header><main></main><aside></aside>`;
const [main, strip, field, panel] = ['main', 'b', 'input', 'aside'].map((name) =>
  document.querySelector<HTMLElement>(name),
);
if (!main || !strip || !field || !panel) throw new Error('The page is not complete.');

const grid = createGrid<BoardRecord>(main, {
  theme: themeQuartz.withParams({ rowHeight: 33 }),
  rowData: records,
  getRowId: ({ data }) => data.id,
  asyncTransactionWaitMillis: 50,
  columnDefs: COLUMNS.map(({ head, text }) => ({
    headerName: head,
    flex: 1,
    valueGetter: ({ data }) => (data ? text(data) : ''),
  })),
  onRowClicked: ({ data }) =>
    (panel.textContent = data ? `${data.driver} ${data.reference} ${data.next_stop}` : ''),
});
field.addEventListener('input', () => {
  grid.setGridOption('quickFilterText', field instanceof HTMLInputElement ? field.value : '');
});

let waiting = false;
function count(): void {
  waiting = false;
  strip?.replaceChildren(counts.map((count, status) => `${STATUSES[status]} ${count}`).join(' · '));
}

function take(tuple: Tuple): BoardRecord[] {
  const before = rows.get(String(tuple[1]));
  if (!before) return [];
  const after = recordAfter(before, tuple);
  rows.set(after.id, after);
  counts[before.status] = (counts[before.status] ?? 0) - 1;
  counts[after.status] = (counts[after.status] ?? 0) + 1;
  return [after];
}

const channel = createClient(project.url, project.key).channel(coalescedTopic(project));
channel.on('broadcast', { event: 'driver_events' }, ({ payload }) => {
  grid.applyTransactionAsync({ update: payload.events.flatMap(take) });
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(count);
});
channel.subscribe((status) => status === 'SUBSCRIBED' && sayLive());
count();
