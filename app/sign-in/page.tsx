import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { BatchDay } from '#components/shell/batch-day.tsx';
import { Logo } from '#components/shell/logo.tsx';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { safeNext } from '#lib/web/safe-next.ts';
import { loadSignInParams } from './search-params.ts';
import { SignInForm } from './sign-in-form.tsx';
import { requestLanguage } from '#lib/i18n/server.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('access.signIn') };
}

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const { next, reason } = await loadSignInParams(searchParams);
  const target = safeNext(next);
  const { data } = await (await createServerSupabase()).auth.getUser();
  if (data.user !== null) redirect(target);
  const { t } = await requestLanguage();
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(440px,1fr)_minmax(0,1.25fr)] max-sm:grid-cols-1">
      <main id="main" className="bg-surface flex flex-col border-r px-10 py-8 max-sm:border-0 max-sm:p-6">
        <p className="text-14 flex items-center gap-2 font-semibold">
          <Logo />
          Marshal
        </p>
        <div className="m-auto w-[344px] max-w-full py-8 max-sm:w-full">
          <h1 className="text-20 font-semibold tracking-[-.01em]">{t('access.signIn')}</h1>
          <p className="text-ink-3 mb-5">{t('access.forSupervisors')}</p>
          {reason === 'expired' && (
            <p role="status" className="border-line-2 bg-surface-2 mb-4 border px-3 py-2.5">
              {t('access.ended')}
            </p>
          )}
          <SignInForm next={target} />
        </div>
        <p className="text-11 text-ink-3">{t('access.recorded')}</p>
      </main>
      <aside
        aria-label={t('access.about')}
        className="bg-canvas flex min-w-0 items-center px-18 max-sm:hidden"
      >
        <BatchDay />
      </aside>
    </div>
  );
}
