import { type Pgoutput, PgoutputPlugin } from 'pg-logical-replication';

interface ReplicationClient {
  query(command: string): Promise<unknown>;
}

const publication = 'supabase_realtime_messages_publication';

/**
 * Reads pgoutput for the publication of realtime.messages. A temporary slot belongs to the connection that made it,
 * so it is made on the stream's own one and goes with it: a crash never leaves WAL behind to be kept.
 */
export class MessagesPlugin extends PgoutputPlugin {
  constructor() {
    super({ protoVersion: 1, publicationNames: [publication] });
  }

  /** Leaves every value in Postgres' text form. */
  override parse(buffer: Buffer): Pgoutput.Message {
    const message = super.parse(buffer);
    if (message.tag === 'relation') for (const column of message.columns) column.parser = asText;
    return message;
  }

  override async start(client: ReplicationClient, slotName: string, lastLsn: string): Promise<unknown> {
    await client.query(`CREATE_REPLICATION_SLOT "${slotName}" TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`);
    return super.start(client, slotName, lastLsn);
  }
}

function asText(text: string): string {
  return text;
}
