'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** The sign-in page for someone whose sign-in has ended here; it leads back to this very address. */
export function useSignInAddress(): string {
  const path = usePathname();
  const params = useSearchParams().toString();
  return `/sign-in?reason=expired&next=${encodeURIComponent(params === '' ? path : `${path}?${params}`)}`;
}
