import type { ReactNode } from 'react';
import { NoticePage } from '#components/shell/notice-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { requestLanguage } from '#lib/i18n/server.ts';

type NoConsoleProps = { readonly email: string; readonly signOut: () => Promise<void> };

/** For an account that is a member of no workspace, such as a driver's. */
export async function NoConsole({ email, signOut }: NoConsoleProps) {
  const { t } = await requestLanguage();
  return (
    <NoticePage title={t('access.noConsole')}>
      <p className="text-ink-2">
        {t.rich('access.signedInAs', {
          email,
          b: strong,
        })}
      </p>
      <p className="text-ink-3 mb-4">{t('access.noConsoleText')}</p>
      <form action={signOut}>
        <Button type="submit" size="lg">
          {t('shell.signOut')}
        </Button>
      </form>
    </NoticePage>
  );
}

function strong(words: ReactNode): ReactNode {
  return <b className="font-semibold break-all">{words}</b>;
}
