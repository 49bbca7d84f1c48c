import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { reviewKeys } from '#lib/review/queries.ts';
import type { QueuePage, ReviewDetail } from '#lib/review/review-answers.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';

/** Shows a review as given wherever it is on screen, until the server is asked again. */
export function putItem(queries: QueryClient, workspaceId: string, item: ReviewItem): void {
  const all = reviewKeys.all(workspaceId);
  queries.setQueriesData<InfiniteData<QueuePage>>({ queryKey: [...all, 'queue'] }, (data) =>
    data === undefined
      ? undefined
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === item.id ? item : one)),
          })),
        },
  );
  queries.setQueryData<ReviewDetail>(reviewKeys.detail(workspaceId, item.id), (detail) =>
    detail === undefined ? undefined : { ...detail, review: item },
  );
}
