import type { SupabaseClient } from '@supabase/supabase-js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newsKeys, WITHOUT_NEWS_MS } from '../fleet/news-keys.ts';
import { readAnswer } from '../supabase/ask.ts';
import { driverHistory, stopHistory, type DriverHistory, type StopHistory } from './history-answers.ts';
import {
  queuePage,
  reviewCounts,
  reviewDetail,
  reviewGroups,
  type QueuePage,
  type ReviewCounts,
  type ReviewDetail,
  type ReviewGroupCount,
} from './review-answers.ts';
import type { Grouping, QueueFilter } from './queue-filter.ts';

/** Every key of the review pages; all begin alike, so that news of a review can ask for everything again. */
export const reviewKeys = {
  all: newsKeys.reviews,
  queue: (workspaceId: string, filter: QueueFilter) =>
    [...newsKeys.reviews(workspaceId), 'queue', filter] as const,
  counts: (workspaceId: string) => [...newsKeys.reviews(workspaceId), 'counts'] as const,
  groups: (workspaceId: string, by: Grouping) => [...newsKeys.reviews(workspaceId), 'groups', by] as const,
  detail: (workspaceId: string, id: string) => [...newsKeys.reviews(workspaceId), 'detail', id] as const,
  driver: (driverId: string) => ['history', 'driver', driverId] as const,
  stop: (batchId: string, position: number) => ['history', 'stop', batchId, position] as const,
};

const PAGE = 50;
const GROUPED_PAGE = 200;

/** The queue, page by page in the order of its tab. */
export function reviewQueueQuery(client: SupabaseClient, workspaceId: string, filter: QueueFilter) {
  return infiniteQueryOptions({
    queryKey: reviewKeys.queue(workspaceId, filter),
    initialPageParam: null,
    queryFn: async ({ signal, pageParam }: { signal: AbortSignal; pageParam: unknown }): Promise<QueuePage> =>
      readAnswer(
        queuePage,
        await client
          .rpc('review_queue', {
            p_workspace_id: workspaceId,
            p_tab: filter.tab,
            p_reasons: filter.reasons.length > 0 ? filter.reasons : null,
            p_risk: filter.risk,
            p_driver_id: filter.driverId,
            p_batch_id: filter.batchId,
            p_claim: filter.claim,
            p_overdue: filter.overdue ? true : null,
            p_after: pageParam,
            p_limit: filter.group === null ? PAGE : GROUPED_PAGE,
          })
          .abortSignal(signal),
      ),
    getNextPageParam: ({ next }: QueuePage) => next,
    refetchInterval: WITHOUT_NEWS_MS,
  });
}

export function reviewCountsQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: reviewKeys.counts(workspaceId),
    queryFn: async ({ signal }): Promise<ReviewCounts> =>
      readAnswer(
        reviewCounts,
        await client.rpc('review_counts', { p_workspace_id: workspaceId }).abortSignal(signal),
      ),
    refetchInterval: WITHOUT_NEWS_MS,
  });
}

export function reviewGroupsQuery(client: SupabaseClient, workspaceId: string, by: Grouping) {
  return queryOptions({
    queryKey: reviewKeys.groups(workspaceId, by),
    queryFn: async ({ signal }): Promise<ReviewGroupCount[]> =>
      readAnswer(
        reviewGroups,
        await client.rpc('review_groups', { p_workspace_id: workspaceId, p_by: by }).abortSignal(signal),
      ),
  });
}

/** One review with its stop, the events around it, its device, and what was done with it. */
export function reviewDetailQuery(client: SupabaseClient, workspaceId: string, id: string) {
  return queryOptions({
    queryKey: reviewKeys.detail(workspaceId, id),
    queryFn: async ({ signal }): Promise<ReviewDetail> =>
      readAnswer(reviewDetail, await client.rpc('review_detail', { p_review_id: id }).abortSignal(signal)),
    staleTime: 30_000,
  });
}

/** A driver's last 30 days. */
export function driverHistoryQuery(client: SupabaseClient, driverId: string) {
  return queryOptions({
    queryKey: reviewKeys.driver(driverId),
    queryFn: async ({ signal }): Promise<DriverHistory> =>
      readAnswer(
        driverHistory,
        await client.rpc('driver_history', { p_driver_id: driverId, p_days: 30 }).abortSignal(signal),
      ),
    staleTime: 60_000,
  });
}

/** Thirty days of arrivals at a stop, by any driver. */
export function stopHistoryQuery(client: SupabaseClient, batchId: string, position: number) {
  return queryOptions({
    queryKey: reviewKeys.stop(batchId, position),
    queryFn: async ({ signal }): Promise<StopHistory> =>
      readAnswer(
        stopHistory,
        await client
          .rpc('stop_history', { p_batch_id: batchId, p_position: position, p_days: 30 })
          .abortSignal(signal),
      ),
    staleTime: 60_000,
  });
}
