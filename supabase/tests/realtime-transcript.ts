import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * One line of a transcript recorded from the real server: what a client did (`connect`, `send`, `close`), what it got
 * (`open`, `refused`, `recv`), and what else happened (`sql`, `http-send`, `http-recv`). Tokens are written as `<USER A>`.
 */
const lineSchema = z.discriminatedUnion('dir', [
  z.object({
    dir: z.literal('connect'),
    c: z.string(),
    vsn: z.string().nullable(),
    apikey: z.string().nullable(),
    header: z.string().optional(),
  }),
  z.object({ dir: z.literal('open'), c: z.string(), status: z.number() }),
  z.object({ dir: z.literal('refused'), c: z.string(), status: z.number(), body: z.string() }),
  z.object({
    dir: z.literal('send'),
    c: z.string(),
    raw: z.string().optional(),
    hex: z.string().optional(),
    bytes: z.number().optional(),
  }),
  z.object({
    dir: z.literal('recv'),
    c: z.string(),
    raw: z.string().optional(),
    hex: z.string().optional(),
  }),
  z.object({ dir: z.literal('close'), c: z.string(), code: z.number(), reason: z.string() }),
  z.object({ dir: z.literal('sql'), sql: z.string() }),
  z.object({
    dir: z.literal('http-send'),
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  z.object({ dir: z.literal('http-recv'), status: z.number(), body: z.string() }),
  z.object({ dir: z.literal('note'), note: z.string() }),
]);

export type TranscriptLine = z.infer<typeof lineSchema>;

/** Reads a transcript and puts the tokens of this run into it. */
export function readTranscript(name: string, tokens: Record<string, string>): TranscriptLine[] {
  const text = readFileSync(new URL(`transcripts/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(/<[A-Z ]+>/g, (placeholder) => tokens[placeholder] ?? placeholder))
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
