'use client';

import { useQuery } from '@tanstack/react-query';
import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { toAppError } from '#lib/app-error.ts';
import { useFleetMeta, useFleetSource, useNow } from '#lib/fleet/use-fleet.ts';
import { clockTime, dayAndZone } from '#lib/fleet/words.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { credentialsQuery } from '#lib/sessions/queries.ts';
import type { SessionRow } from '#lib/sessions/session-rows.ts';
import { PinForm } from './pin-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

type CredentialsDialogProps = {
  readonly driver: Pick<SessionRow, 'driverId' | 'driverName' | 'driverCode'>;
  readonly onClose: () => void;
};

/** How a driver signs in: username, locked or not, unlock, and a new PIN for administrators. */
export function CredentialsDialog({ driver, onClose }: CredentialsDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width={480}
      title={t('sessions.signInTitle')}
      description={`${driver.driverName}, ${driver.driverCode}`}
    >
      <Body {...driver} />
    </Dialog>
  );
}

function Body({ driverId, driverCode }: CredentialsDialogProps['driver']) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { role, timeZone } = useFleetMeta().workspace;
  const now = useNow(1000);
  const query = useQuery(credentialsQuery(client, driverId));
  if (query.data === undefined) {
    return (
      <DialogBody className="min-h-40 px-5 py-4">
        {query.isError ? (
          <Notice
            kind="error"
            action={
              <Button size="sm" onClick={() => void query.refetch()}>
                {t('shell.tryAgain')}
              </Button>
            }
          >
            {errorText(toAppError(query.error), language)}
          </Notice>
        ) : (
          <WhileLoading>
            <span role="status" aria-label={t('sessions.loading')} className="bg-surface-3 block h-3 w-48" />
          </WhileLoading>
        )}
      </DialogBody>
    );
  }
  const credentials = query.data;
  const day = (at: number | null) =>
    at === null ? '—' : `${clockTime(at, timeZone)}, ${dayAndZone(at, timeZone, language)}`;
  const locked = credentials !== null && credentials.lockedUntil !== null && credentials.lockedUntil > now;
  const facts: readonly (readonly [string, string])[] =
    credentials === null
      ? []
      : [
          [t('sessions.username'), credentials.username],
          [t('sessions.pinSet'), day(credentials.pinSetAt)],
          [t('sessions.lastSignIn'), day(credentials.lastSignInAt)],
          [t('sessions.failedAttempts'), String(credentials.failedAttempts)],
        ];
  return (
    <DialogBody className="px-5 py-4">
      {credentials === null && <Notice kind="info">{t('sessions.noPin')}</Notice>}
      <dl className="grid grid-cols-[140px_minmax(0,1fr)] gap-x-2 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {locked && role !== 'viewer' && (
        <UnlockForm
          driverId={driverId}
          until={day(credentials.lockedUntil)}
          onDone={() => void query.refetch()}
        />
      )}
      {role === 'admin' ? (
        <PinForm
          driverId={driverId}
          username={credentials?.username ?? driverCode.toLowerCase()}
          first={credentials === null}
          onDone={() => void query.refetch()}
        />
      ) : (
        <p className="text-12 text-ink-3 mt-3">{t('sessions.pinAdmins')}</p>
      )}
    </DialogBody>
  );
}
