import type { Millis } from '../fleet/types.ts';

export type Due = {
  /** “31:41” below an hour, “1:03 h” from there, “2 d 4 h” from a day on. */
  readonly clock: string;
  readonly over: boolean;
  readonly tone: 'calm' | 'soon' | 'over';
};

const SOON_MS = 5 * 60_000;

/** How long there is to decide, or since when there is none. */
export function dueIn(dueAt: Millis, now: Millis): Due {
  const left = dueAt - now;
  const over = left < 0;
  return { clock: countdown(Math.abs(left)), over, tone: over ? 'over' : left < SOON_MS ? 'soon' : 'calm' };
}

/** A running clock: “0:41”, “31:41”, “1:03 h”, “2 d 4 h”. */
export function countdown(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}:${two(minutes % 60)} h` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
