import {
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { LOG_ACTIONS, LOG_PARTS, type LogFilter } from '#lib/audit/log-filter.ts';
import { EVENT_TYPES } from '#lib/fleet/types.ts';
import { isDay } from '#lib/fleet/workspace-days.ts';
import { idParam } from '../id-param.ts';

const day = createParser({ parse: (text) => (isDay(text) ? text : null), serialize: (text) => text });

/** The address of the log: workspace, what narrows it, and the batch that is replayed. */
export const auditParams = {
  w: parseAsString,
  show: parseAsStringLiteral(LOG_PARTS).withDefault('all'),
  event: parseAsArrayOf(parseAsStringLiteral(EVENT_TYPES)).withDefault([]),
  act: parseAsArrayOf(parseAsStringLiteral(LOG_ACTIONS)).withDefault([]),
  who: idParam,
  driver: idParam,
  batch: idParam,
  from: day,
  to: day,
  q: parseAsString.withDefault(''),
  replay: idParam,
};
export type AuditParams = inferParserType<typeof auditParams>;

export const auditAddress = createSerializer(auditParams);

export function filterOf({ show, event, act, who, driver, batch, from, to, q }: AuditParams): LogFilter {
  return {
    part: show,
    types: act.length > 0 ? [] : event,
    actions: act,
    actorId: who,
    driverId: driver,
    batchId: batch,
    from,
    to,
    text: q.slice(0, 200),
  };
}

/** The part of the address that a change of the filter touches; null takes a parameter away. */
export function paramsOf(change: Partial<LogFilter>) {
  const { part, types, actions, actorId, driverId, batchId, from, to, text } = change;
  return {
    ...(part === undefined ? {} : { show: part }),
    ...(types === undefined ? {} : { event: types.length > 0 ? [...types] : null }),
    ...(actions === undefined ? {} : { act: actions.length > 0 ? [...actions] : null }),
    ...(actorId === undefined ? {} : { who: actorId }),
    ...(driverId === undefined ? {} : { driver: driverId }),
    ...(batchId === undefined ? {} : { batch: batchId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { q: text === '' ? null : text }),
  };
}
