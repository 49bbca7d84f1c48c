import {
  createSerializer,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { CLAIM_FILTERS, GROUPINGS, QUEUE_TABS, type QueueFilter } from '#lib/review/queue-filter.ts';
import { REVIEW_REASONS, RISKS } from '#lib/review/review-item.ts';
import { idParam } from '../id-param.ts';

/** The address of the queue: workspace, tab, what narrows and groups it, and the review that is open. */
export const reviewParams = {
  w: parseAsString,
  tab: parseAsStringLiteral(QUEUE_TABS).withDefault('open'),
  flag: parseAsArrayOf(parseAsStringLiteral(REVIEW_REASONS)).withDefault([]),
  risk: parseAsNumberLiteral(RISKS),
  driver: idParam,
  batch: idParam,
  claim: parseAsStringLiteral(CLAIM_FILTERS),
  overdue: parseAsBoolean.withDefault(false),
  group: parseAsStringLiteral(GROUPINGS),
  review: idParam,
};
export type ReviewParams = inferParserType<typeof reviewParams>;

export const reviewAddress = createSerializer(reviewParams);

export function filterOf({
  tab,
  flag,
  risk,
  driver,
  batch,
  claim,
  overdue,
  group,
}: ReviewParams): QueueFilter {
  return { tab, reasons: flag, risk, driverId: driver, batchId: batch, claim, overdue, group };
}

/** The part of the address that a change of the filter touches; null takes a parameter away. */
export function paramsOf(change: Partial<QueueFilter>) {
  const { tab, reasons, risk, driverId, batchId, claim, overdue, group } = change;
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(reasons === undefined ? {} : { flag: reasons.length > 0 ? [...reasons] : null }),
    ...(risk === undefined ? {} : { risk }),
    ...(driverId === undefined ? {} : { driver: driverId }),
    ...(batchId === undefined ? {} : { batch: batchId }),
    ...(claim === undefined ? {} : { claim }),
    ...(overdue === undefined ? {} : { overdue: overdue ? true : null }),
    ...(group === undefined ? {} : { group }),
  };
}
