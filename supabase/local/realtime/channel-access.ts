import type { Context } from './context.ts';
import { type Extension, mayWrite, type Permissions, readableExtensions } from './policies.ts';
import type { Identity } from './tokens.ts';

export interface AccessRequest {
  identity: Identity;
  topic: string;
  headers: Record<string, string>;
  private: boolean;
  presenceEnabled: boolean;
}

const everything: Permissions = { broadcast: true, presence: true };

/**
 * What one channel may do, kept until its token changes: reading is settled at once, writing when it is first tried.
 * A public channel is never asked.
 */
export class ChannelAccess {
  readonly #context: Context;
  #request: AccessRequest;
  #reads: Permissions;
  readonly #writes = new Map<Extension, boolean>();

  private constructor(context: Context, request: AccessRequest, reads: Permissions) {
    this.#context = context;
    this.#request = request;
    this.#reads = reads;
  }

  /** Asks the database what the request may read. */
  static async open(context: Context, request: AccessRequest): Promise<ChannelAccess> {
    return new ChannelAccess(context, request, await readPermissions(context, request));
  }

  get identity(): Identity {
    return this.#request.identity;
  }

  get reads(): Permissions {
    return this.#reads;
  }

  async mayWrite(extension: Extension): Promise<boolean> {
    if (!this.#request.private) return true;
    const known = this.#writes.get(extension);
    if (known !== undefined) return known;
    const { sql, log } = this.#context;
    const answer = await mayWrite(sql, this.#request, extension, log);
    this.#writes.set(extension, answer);
    return answer;
  }

  /** Takes a new token and returns what could be read before it. */
  async renew(identity: Identity): Promise<Permissions> {
    const before = this.#reads;
    this.#request = { ...this.#request, identity };
    this.#writes.clear();
    this.#reads = await readPermissions(this.#context, this.#request);
    return before;
  }
}

function readPermissions(context: Context, request: AccessRequest): Promise<Permissions> {
  if (!request.private) return Promise.resolve(everything);
  const wanted: Extension[] = request.presenceEnabled ? ['broadcast', 'presence'] : ['broadcast'];
  return readableExtensions(context.sql, request, wanted);
}
