'use client';

import { RefreshCw } from 'lucide-react';
import { NoticePage } from '#components/shell/notice-page.tsx';
import { Button } from '#components/ui/button.tsx';

export default function ErrorPage({ retry }: { readonly retry: () => void }) {
  return (
    <NoticePage title="This page did not load">
      <p className="text-ink-3 mb-4">Something went wrong on our side. Your filters are kept.</p>
      <Button size="lg" onClick={retry}>
        <RefreshCw aria-hidden className="size-3.5" />
        Try again
      </Button>
    </NoticePage>
  );
}
