import { randomUUID } from 'node:crypto';
import type { AppError, Result } from '../../lib/app-error.ts';
import type { EventType } from '../../lib/fleet/types.ts';
import type { Verdict } from '../../supabase/simulator/driver-answers.ts';
import { type EventItem, newEvent, signInDriver } from '../../supabase/simulator/driver-client.ts';
import type { Connection } from './connection.ts';
import type { Stack } from './stack.ts';
import { PASSWORD, placeOfStop, type TestDriver } from './world.ts';

export type Phone = {
  readonly sessionId: string;
  /** Sends one event that happened now, at the given stop. */
  report(type: EventType, stopIndex?: number): Promise<Verdict>;
  /** The same, with what the API answered, refusals included. */
  tryToReport(type: EventType, stopIndex?: number): Promise<Result<readonly Verdict[]>>;
  /** Sends events as they are given, in one message: what a rule will flag, for one. */
  send(type: EventType, as: readonly Partial<EventItem>[]): Promise<readonly Verdict[]>;
  /** A sign of life from near the given stop. */
  beatAt(stopIndex: number): Promise<void>;
};

/** Signs a driver in on a device of its own and starts the session. */
export async function startPhone(platform: Connection, driver: TestDriver): Promise<Phone> {
  const { url, publishableKey } = platform;
  const client = must(await signInDriver({ url, publishableKey, email: driver.email, password: PASSWORD }));
  const device = { id: `device-${driver.id}`, model: 'Pixel 9', appVersion: '4.2.0' };
  const { sessionId } = must(await client.startSession(device));
  const tryToReport = (type: EventType, stopIndex?: number) => {
    const event: EventItem = {
      client_event_id: randomUUID(),
      batch_id: driver.batchId,
      event_type: type,
      recorded_at: new Date().toISOString(),
      session_id: sessionId,
      accuracy_m: 8,
      ...placeOfStop(stopIndex ?? 0),
      ...(stopIndex === undefined ? {} : { stop_index: stopIndex }),
    };
    return client.sendEvents([event]);
  };
  return {
    sessionId,
    tryToReport,
    send: async (type, as) =>
      must(
        await client.sendEvents(
          as.map((more) => newEvent(driver.batchId, type, { session_id: sessionId, ...more })),
        ),
      ),
    beatAt: async (stopIndex) => {
      must(await client.heartbeat({ sessionId, ...placeOfStop(stopIndex), accuracyM: 8 }));
    },
    report: async (type, stopIndex) => {
      const [verdict] = must(await tryToReport(type, stopIndex));
      if (verdict === undefined) throw new Error('The event got no verdict.');
      return verdict;
    },
  };
}

/** A driver on the way to the first stop. */
export async function setOut({ platform }: Stack, driver: TestDriver): Promise<Phone> {
  const phone = await startPhone(platform, driver);
  await phone.report('ROUTE_STARTED');
  return phone;
}

function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(describe(result.error));
}

function describe(error: AppError): string {
  return `The driver's request was refused: ${error.code}, ${error.message}`;
}
