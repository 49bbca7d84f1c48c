'use server';

import type { SupabaseClient } from '@supabase/supabase-js';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { toAppError } from '#lib/app-error.ts';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { isSameOrigin } from '#lib/web/origin.ts';
import { safeNext } from '#lib/web/safe-next.ts';
import { z } from '#lib/zod.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { LOCALE_COOKIE } from '#lib/i18n/locales.ts';
import { requestLanguage } from '#lib/i18n/server.ts';
import { startingPreferences } from '#lib/stored-preferences.ts';

/** Why signing in did not work. */
type Problem = {
  readonly sentence: string;
  /** What is kept, what to do. */
  readonly remedy: string | null;
  /** The fields themselves are at fault. */
  readonly refused: boolean;
};

export type SignInState = {
  readonly problem: Problem | null;
  readonly email: string;
  /** How often this page has tried. */
  readonly tries: number;
};

const form = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
  next: z.string().optional(),
});

/** Signs in with email and password, then goes to `next` when that is a page of this site. */
export async function signIn(before: SignInState, data: FormData): Promise<SignInState> {
  const problem = await trySignIn(data);
  if (problem === null) redirect(safeNext(data.get('next')));
  return { problem, email: String(data.get('email') ?? '').trim(), tries: before.tries + 1 };
}

async function trySignIn(data: FormData): Promise<Problem | null> {
  const { t } = await requestLanguage();
  if (!isSameOrigin(await headers())) return fault(t('access.foreignForm'));
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return { ...fault(t('access.writeBoth')), refused: true };
  const { email, password } = parsed.data;
  try {
    const supabase = await createServerSupabase();
    const { data: entered, error } = await supabase.auth.signInWithPassword({ email, password });
    if (error !== null) return explain(error, t);
    await takeOwnLanguage(supabase, entered.user.id);
    return null;
  } catch (thrown) {
    return explain(thrown, t);
  }
}

/** Whoever chose a language somewhere reads the first page here in it. */
async function takeOwnLanguage(client: SupabaseClient, userId: string): Promise<void> {
  const { language } = await startingPreferences(client, userId, null);
  if (language !== null)
    (await cookies()).set(LOCALE_COOKIE, language, { path: '/', maxAge: 31_536_000, sameSite: 'lax' });
}

const refusal = z.object({ code: z.string().nullish(), status: z.number().nullish() });

function explain(error: unknown, t: Translate): Problem {
  if (toAppError(error).code === 'unreachable') {
    return fault(t('access.noAnswer'), t('access.noAnswerRemedy'));
  }
  const { code, status } = refusal.catch({}).parse(error);
  if (code === 'over_request_rate_limit' || status === 429) {
    return fault(t('access.tooMany'), t('access.tooManyRemedy'));
  }
  if (code === 'user_banned') return fault(t('access.blocked'), t('access.blockedRemedy'));
  if (code === 'invalid_credentials' || status === 400) {
    return {
      sentence: t('access.wrong'),
      remedy: t('access.wrongRemedy'),
      refused: true,
    };
  }
  return fault(t('access.failed'), t('access.failedRemedy'));
}

function fault(sentence: string, remedy: string | null = null): Problem {
  return { sentence, remedy, refused: false };
}
