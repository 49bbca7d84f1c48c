import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;
type Metas = Record<string, { metas: Fields[] }>;

interface Tracked {
  key: string;
  fields: Fields;
  meta: Fields;
}

export interface PresenceDiff {
  joins: Metas;
  leaves: Metas;
}

/** Who is present in one scope. An owner is one joined channel; owners may share a key. */
export class Presences<Owner> {
  readonly #tracked = new Map<Owner, Tracked>();

  /** What a newcomer is told: every key with the metas of its owners. */
  state(): Metas {
    const byKey = new Map<string, { metas: Fields[] }>();
    for (const { key, meta } of this.#tracked.values()) {
      const entry = byKey.get(key) ?? { metas: [] };
      entry.metas.push(meta);
      byKey.set(key, entry);
    }
    return Object.fromEntries(byKey);
  }

  /** Null when the owner tracks what it tracked already. */
  track(owner: Owner, key: string, fields: Fields): PresenceDiff | null {
    const previous = this.#tracked.get(owner);
    if (previous && isDeepStrictEqual(previous.fields, fields)) return null;
    const reference = { phx_ref: randomBytes(12).toString('base64url') };
    const link = previous ? { phx_ref_prev: previous.meta['phx_ref'] } : {};
    const next = { key, fields, meta: { ...fields, ...reference, ...link } };
    this.#tracked.set(owner, next);
    return { joins: metasOf(next), leaves: previous ? metasOf(previous) : {} };
  }

  /** Null when the owner tracked nothing. */
  untrack(owner: Owner): PresenceDiff | null {
    const previous = this.#tracked.get(owner);
    if (!previous) return null;
    this.#tracked.delete(owner);
    return { joins: {}, leaves: metasOf(previous) };
  }
}

function metasOf({ key, meta }: Tracked): Metas {
  return Object.fromEntries([[key, { metas: [meta] }]]);
}
