import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { LogicalReplicationService, type Pgoutput } from 'pg-logical-replication';
import { type MessageRow, readMessageRow } from './message-row.ts';
import { MessagesPlugin } from './messages-plugin.ts';

const retryMs = 500;
const textForm = '-c TimeZone=UTC -c DateStyle=ISO -c bytea_output=hex';

/** The rows of realtime.messages as they are committed. */
export interface MessageStream {
  running(): boolean;
  /** True once it runs, false when it does not within that many milliseconds. */
  started(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Follows realtime.messages through logical replication, in commit order, and begins again when the connection dies;
 * rows committed in between are not sent, as on the real server.
 */
export function streamMessages(options: {
  databaseUrl: string;
  onRow(row: MessageRow): void;
  log(line: string): void;
}): MessageStream {
  const closing = new AbortController();
  const starts = new EventTarget();
  let running = false;
  let service: LogicalReplicationService | null = null;

  async function follow(): Promise<void> {
    const name = `supabase_realtime_messages_replication_slot_${randomBytes(4).toString('hex')}`;
    const current = new LogicalReplicationService(
      { connectionString: options.databaseUrl, application_name: 'realtime', options: textForm },
      { acknowledge: { auto: false, timeoutSeconds: 10 } },
    );
    service = current;
    current.on('start', () => {
      running = true;
      starts.dispatchEvent(new Event('start'));
    });
    current.on('data', (_lsn: string, message: Pgoutput.Message) => {
      const row = message.tag === 'insert' ? readMessageRow(message.new) : null;
      if (row) options.onRow(row);
    });
    // Postgres waits for this answer before it shuts down.
    current.on('heartbeat', (lsn, _time, answer) => void (answer && current.acknowledge(lsn)));
    current.on('error', () => {});
    try {
      await current.subscribe(new MessagesPlugin(), name);
    } finally {
      running = false;
      await current.destroy();
    }
  }

  async function followUntilClosed(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (!closing.signal.aborted) options.log(`the stream of realtime.messages broke: ${String(error)}`);
      }
      await pause(retryMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  const following = followUntilClosed();
  return {
    running: () => running,
    async started(withinMs) {
      if (running) return true;
      const limit = AbortSignal.any([closing.signal, AbortSignal.timeout(withinMs)]);
      return once(starts, 'start', { signal: limit }).then(
        () => true,
        () => false,
      );
    },
    async close() {
      closing.abort();
      await service?.stop();
      await following;
    },
  };
}
