'use client';

import { OctagonAlert } from 'lucide-react';
import { useActionState, useEffect, useRef } from 'react';
import { forgetDrafts } from '#components/settings/draft-memory.ts';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { signIn, type SignInState } from './sign-in-action.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const blank: SignInState = { problem: null, email: '', tries: 0 };

export function SignInForm({ next }: { readonly next: string }) {
  const [{ problem, email, tries }, action, busy] = useActionState(signIn, blank);
  const { t } = useLanguage();
  const refused = problem?.refused === true;
  const password = useRef<HTMLInputElement>(null);
  // After a refusal the password is what has to be written again.
  useEffect(() => {
    if (refused && tries > 0) password.current?.focus();
  }, [refused, tries]);
  useEffect(forgetDrafts, []);
  const invalid = refused ? ({ 'aria-invalid': true } as const) : {};
  return (
    <form action={action}>
      {problem !== null && (
        <div
          role="alert"
          className="border-danger-line bg-danger-w text-danger-t mb-4 grid grid-cols-[20px_1fr] gap-x-2.5 gap-y-1 border px-3 py-2.5"
        >
          <OctagonAlert aria-hidden className="mt-0.5" />
          <b className="font-semibold">{problem.sentence}</b>
          {problem.remedy !== null && <p className="text-12 text-ink-2 col-start-2">{problem.remedy}</p>}
        </div>
      )}
      <input type="hidden" name="next" value={next} />
      <Field label={t('access.email')}>
        {(control) => (
          <Input
            {...control}
            {...invalid}
            key={email}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={email}
            className="h-9 max-sm:h-11"
          />
        )}
      </Field>
      <Field label={t('access.password')}>
        {(control) => (
          <Input
            {...control}
            {...invalid}
            ref={password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="h-9 max-sm:h-11"
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-2 w-full">
        {t(busy ? 'access.signingIn' : 'access.signIn')}
      </Button>
    </form>
  );
}
