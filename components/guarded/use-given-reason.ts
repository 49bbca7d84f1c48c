'use client';

import { useQuery } from '@tanstack/react-query';
import { givenLabel, reasonListQuery } from '#lib/fleet/reasons.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The words of a reason that was given, from its code and what it was called then. */
export function useGivenReason(): (code: string, label?: string) => string {
  const { locale, t } = useLanguage();
  const { client } = useFleetSource();
  const list = reasonListQuery(client, useFleetMeta().workspace.id);
  // The log has the words in English; only another language needs the workspace's list.
  const rows = useQuery({ ...list, enabled: locale !== 'en' }).data ?? [];
  return (code, label) => reasonText(code, t, givenLabel(rows, code, label, locale));
}
