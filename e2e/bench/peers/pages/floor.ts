/* The floor: what a page with 10,000 lines costs when it is written by hand for exactly this, on a bare web socket. */
import {
  COLUMNS,
  loadRecords,
  matches,
  recordAfter,
  STATUSES,
  type BoardRecord,
  type Tuple,
} from './board-record.ts';
import { coalescedTopic, projectOfAddress, sayLive } from './project.ts';

const LINE = 33;
const project = projectOfAddress();
const all = await loadRecords(project);
const places = new Map(all.map((row, at) => [row.id, at]));
const counts = STATUSES.map((_, status) => all.filter((row) => row.status === status).length);
let shown = all.map((_, at) => at);
let search = '';
let waiting = false;

document.body.innerHTML = `<header><b id="counts"></b><input type="search"></header>
  <div class="line head">${COLUMNS.map(({ head }) => `<span>${head}</span>`).join('')}</div>
  <main><div class="all"></div></main><aside></aside>`;
const main = must('main');
const space = must('.all');
const panel = must('aside');
const strip = must('#counts');
const field = must('input');

type Line = { readonly element: HTMLElement; readonly cells: readonly Text[]; texts: string[]; at: number };
const lines: Line[] = Array.from({ length: Math.ceil(innerHeight / LINE) + 4 }, () => {
  const element = document.createElement('div');
  element.className = 'line';
  element.setAttribute('role', 'row');
  const cells = COLUMNS.map(() => {
    const text = document.createTextNode('');
    element.appendChild(document.createElement('span')).append(text);
    return text;
  });
  space.append(element);
  return { element, cells, texts: COLUMNS.map(() => ''), at: -1 };
});

function draw(): void {
  waiting = false;
  strip.textContent = counts.map((count, status) => `${STATUSES[status]} ${count}`).join(' · ');
  space.style.height = `${shown.length * LINE}px`;
  const first = Math.max(0, Math.floor(main.scrollTop / LINE) - 2);
  lines.forEach((line, slot) => {
    const place = first + slot;
    const row = all[shown[place] ?? -1];
    line.at = shown[place] ?? -1;
    line.element.hidden = row === undefined;
    if (row === undefined) return;
    line.element.style.transform = `translateY(${place * LINE}px)`;
    line.element.dataset['batch'] = row.reference;
    line.cells.forEach((cell, column) => {
      const text = COLUMNS[column]?.text(row) ?? '';
      if (line.texts[column] === text) return;
      line.texts[column] = text;
      cell.data = text;
    });
  });
}

function wait(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(draw);
}

function take(tuple: Tuple): void {
  const place = places.get(String(tuple[1]));
  const before = place === undefined ? undefined : all[place];
  if (place === undefined || before === undefined) return;
  const after: BoardRecord = recordAfter(before, tuple);
  counts[before.status] = (counts[before.status] ?? 0) - 1;
  counts[after.status] = (counts[after.status] ?? 0) + 1;
  all[place] = after;
}

main.addEventListener('scroll', wait);
field.addEventListener('input', () => {
  search = field instanceof HTMLInputElement ? field.value.toLowerCase() : '';
  shown = all.flatMap((row, at) => (matches(row, search) ? [at] : []));
  wait();
});
space.addEventListener('click', ({ target }) => {
  const line = lines.find(({ element }) => target instanceof Node && element.contains(target));
  const row = line && all[line.at];
  if (row) panel.textContent = `${row.driver} ${row.reference} ${row.next_stop}`;
});

const socket = new WebSocket(
  `${project.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=1.0.0&apikey=${project.key}`,
);
socket.addEventListener('open', () => {
  const topic = `realtime:${coalescedTopic(project)}`;
  socket.send(JSON.stringify({ topic, event: 'phx_join', payload: {}, ref: '1', join_ref: '1' }));
});
socket.addEventListener('message', ({ data }) => {
  const { event, payload } = JSON.parse(String(data));
  if (event === 'phx_reply') sayLive();
  if (event !== 'broadcast') return;
  for (const tuple of payload.payload.events) take(tuple);
  wait();
});
draw();

function must(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}.`);
  return found;
}
