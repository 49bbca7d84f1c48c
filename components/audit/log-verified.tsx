'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { shortHash } from '#lib/audit/short-hash.ts';
import type { CheckProgress } from '#lib/audit/check-log.ts';
import { verifyQuery, type CheckedPart } from '#lib/audit/queries.ts';
import { CheckMeter } from './check-meter.tsx';
import type { LogCheck } from '#lib/audit/log-answers.ts';
import { toAppError } from '#lib/app-error.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useFleetMeta, useFleetSource, useServerTime } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const KINDS = ['changed', 'missing', 'truncated', 'beyond_head', 'head', 'checkpoint', 'trigger'] as const;
const LOGS = ['events', 'actions', 'schema'] as const;

/** Whether every hash of the log still fits the one before it; a press checks anew, or all of a long log. */
export function LogVerified() {
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const language = useLanguage();
  const { t } = language;
  const cache = useQueryClient();
  const [part, setPart] = useState<CheckedPart>('newest');
  const [progress, tell] = useState<CheckProgress | null>(null);
  const options = verifyQuery(client, workspace.id, part, () => store.fleet().cursor.seq, tell);
  const check = useQuery(options);
  const checkedAt = useServerTime(check.dataUpdatedAt);
  const again = () => {
    tell(null);
    void check.refetch();
  };
  const checkAll = () => {
    tell(null);
    setPart('whole');
  };
  const stop = () => {
    void cache.cancelQueries({ queryKey: options.queryKey });
    setPart('newest');
  };
  if (check.isFetching) {
    return (
      <Result
        look="text-ink-3"
        icon={<Spinner />}
        {...(part === 'whole' ? { action: { name: t('audit.verify.stop'), press: stop } } : {})}
      >
        {progress === null ? t('audit.verify.checking') : <CheckMeter {...progress} />}
      </Result>
    );
  }
  if (check.data === undefined) {
    return (
      <Result
        look="text-warn-t"
        icon={<ShieldQuestionMark aria-hidden />}
        action={{ name: t('audit.verify.check'), press: again }}
      >
        <b className="font-semibold">{t('audit.verify.failed')}</b>{' '}
        {check.error !== null && errorText(toAppError(check.error), language)}
      </Result>
    );
  }
  const { ok, entries, from, head, problems, hash } = check.data;
  const time = clockSeconds(checkedAt, workspace.timeZone);
  const partly = from > 1;
  const action = partly
    ? { name: t('audit.verify.all', { count: head }), press: checkAll }
    : { name: t('audit.verify.again'), press: again };
  if (ok) {
    return (
      <Result look="text-ok-t" icon={<ShieldCheck aria-hidden />} action={action}>
        <b className="font-semibold">{t(partly ? 'audit.verify.newestVerified' : 'audit.verify.verified')}</b>{' '}
        <span className="text-ink-3" title={hash ?? ''}>
          {hash === null
            ? t('audit.verify.empty')
            : t('audit.verify.entries', { count: entries, time, hash: shortHash(hash) })}
        </span>
      </Result>
    );
  }
  return (
    <Result look="text-danger-t" icon={<ShieldAlert aria-hidden />} action={action} alert>
      <b className="font-semibold">{t('audit.verify.broken')}</b>{' '}
      {t('audit.verify.brokenText', { count: problems.length, time })}
      {problems.slice(0, 3).map((problem) => (
        <span
          key={`${problem.log} ${problem.seq} ${problem.kind}`}
          className="block"
          title={problem.detail ?? ''}
        >
          {problemText(problem, t)}
        </span>
      ))}
    </Result>
  );
}

function problemText({ log, seq, kind }: LogCheck['problems'][number], t: Translate): string {
  const words = {
    log: t(`audit.verify.log.${LOGS.find((one) => one === log) ?? 'schema'}`),
    kind: t(`audit.verify.kind.${KINDS.find((one) => one === kind) ?? 'other'}`),
  };
  if (seq === null || seq === undefined) return t('audit.verify.schemaProblem', words);
  return t('audit.verify.problem', { ...words, seq: String(seq) });
}

type ResultProps = {
  readonly look: string;
  readonly icon: ReactNode;
  readonly action?: { readonly name: string; readonly press: () => void };
  readonly alert?: boolean;
  readonly children: ReactNode;
};

function Result({ look, icon, action, alert = false, children }: ResultProps) {
  return (
    <div
      role={alert ? 'alert' : 'status'}
      className={`text-12 flex min-h-7 items-center gap-1.5 max-sm:order-1 max-sm:min-h-9 max-sm:w-full ${look}`}
    >
      {icon}
      <span>{children}</span>
      {action !== undefined && (
        <Button variant="quiet" size="sm" onClick={action.press}>
          {action.name}
        </Button>
      )}
    </div>
  );
}
