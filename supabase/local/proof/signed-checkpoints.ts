import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from '../../../lib/zod.ts';

export const checkpointSchema = z.object({
  workspace_id: z.string(),
  number: z.number(),
  taken_at: z.string(),
  seq: z.number(),
  chain: z.string(),
  action_seq: z.number(),
  action_chain: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A line of the file that is kept where the database cannot reach: each signature is also over the one before. */
export const signedSchema = z.object({
  checkpoint: checkpointSchema,
  previous: z.string(),
  signature: z.string(),
});
export type SignedCheckpoint = z.infer<typeof signedSchema>;

/** What is signed: every field by name, in one order. */
function contentOf(checkpoint: Checkpoint, previous: string): Buffer {
  const { workspace_id, number, taken_at, seq, chain, action_seq, action_chain } = checkpoint;
  return Buffer.from(
    JSON.stringify([workspace_id, number, taken_at, seq, chain, action_seq, action_chain, previous]),
  );
}

/** Signs checkpoints in their order, going on from the signature before, which is empty for the first. */
export function signCheckpoints(
  checkpoints: readonly Checkpoint[],
  previous: string,
  privateKey: KeyObject,
): SignedCheckpoint[] {
  let before = previous;
  return checkpoints.map((checkpoint) => {
    const signature = sign(null, contentOf(checkpoint, before), privateKey).toString('base64');
    const line = { checkpoint, previous: before, signature };
    before = signature;
    return line;
  });
}

/** @returns the number of the first line that was changed, is out of its place or follows one that is gone; null when all hold */
export function firstBroken(lines: readonly SignedCheckpoint[], publicKey: KeyObject): number | null {
  let before = '';
  for (const [index, { checkpoint, previous, signature }] of lines.entries()) {
    const holds =
      previous === before &&
      checkpoint.number === index + 1 &&
      verify(null, contentOf(checkpoint, previous), publicKey, Buffer.from(signature, 'base64'));
    if (!holds) return index + 1;
    before = signature;
  }
  return null;
}
