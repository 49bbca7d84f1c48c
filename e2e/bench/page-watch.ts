import { z } from 'zod';

/** What a page noted since it was last asked. Times are milliseconds, instants since the epoch. */
export type Watched = {
  /** The newest probe the page showed, at each change. */
  readonly shown: readonly (readonly [probe: number, at: number])[];
  readonly frames: number;
  /** Times between two frames above 25 ms. */
  readonly gaps: readonly number[];
  readonly longTasks: readonly number[];
  /** The slowest event of each interaction, from the input to the next paint; those under 16 ms are not told. */
  readonly interactions: readonly number[];
};

/** Frames further apart than this are seen as a hitch: one was left out. */
const GAP_MS = 25;

export const watched = z.object({
  shown: z.array(z.tuple([z.number(), z.number()])),
  frames: z.number(),
  gaps: z.array(z.number()),
  longTasks: z.array(z.number()),
  interactions: z.array(z.number()),
});

/** Notes what a person would see: the probe's text, frames, long tasks, interactions. Runs in the page. */
export const WATCH = `{
  const fresh = () => ({ shown: [], frames: 0, gaps: [], longTasks: [], interactions: new Map() });
  let notes = fresh();
  let newest = 0;
  let lastFrame = 0;
  let line = null;
  const look = () => {
    const found = /probe (\\d+)\\./.exec(line?.textContent ?? '');
    const probe = found ? Number(found[1]) : 0;
    if (probe <= newest) return;
    newest = probe;
    notes.shown.push([probe, Date.now()]);
  };
  const observer = new MutationObserver(look);
  const find = () => [...document.querySelectorAll('[role=row]')].find((row) => row.textContent.includes('RTM-00000'));
  const frame = (at) => {
    notes.frames += 1;
    if (lastFrame > 0 && at - lastFrame > ${GAP_MS}) notes.gaps.push(at - lastFrame);
    lastFrame = at;
    if (!line?.isConnected) {
      line = find() ?? null;
      if (line) observer.observe(line, { subtree: true, childList: true, characterData: true });
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const observe = (type, options, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, ...options });
  observe('longtask', {}, (task) => notes.longTasks.push(task.duration));
  observe('event', { durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId) notes.interactions.set(interactionId, Math.max(duration, notes.interactions.get(interactionId) ?? 0));
  });
  window.takeNotes = () => {
    const { interactions, ...rest } = notes;
    notes = fresh();
    lastFrame = 0;
    return { ...rest, interactions: [...interactions.values()] };
  };
}`;
