'use client';

import { useSearchParams } from 'next/navigation';

/** Turns the path of another page into its address: the workspace of this page's address goes along. */
export function useInWorkspace(): (path: string) => string {
  const workspaceId = useSearchParams().get('w');
  return (path) => {
    if (workspaceId === null) return path;
    return `${path}${path.includes('?') ? '&' : '?'}w=${encodeURIComponent(workspaceId)}`;
  };
}
