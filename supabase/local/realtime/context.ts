import type { Sql } from 'postgres';
import type { Limits } from './limits.ts';
import type { MessageStream } from './message-stream.ts';
import type { Scopes } from './scopes.ts';
import type { TokenReader } from './tokens.ts';

/** What every part of one Realtime works with. */
export interface Context {
  /** As supabase_admin. */
  sql: Sql;
  tokens: TokenReader;
  scopes: Scopes;
  stream: MessageStream;
  limits: Limits;
  log(line: string): void;
}
