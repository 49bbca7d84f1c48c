'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { toAppError } from '#lib/app-error.ts';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { isSameOrigin } from '#lib/web/origin.ts';
import { safeNext } from '#lib/web/safe-next.ts';
import { z } from '#lib/zod.ts';

export type SignInState = {
  /** What went wrong, in one sentence; null before the first try. */
  readonly problem: string | null;
  /** One more sentence: what is kept, what to do. */
  readonly remedy: string | null;
  /** The credentials themselves were refused. */
  readonly refused: boolean;
  readonly email: string;
};

const form = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
  next: z.string().optional(),
});

function problem(
  email: string,
  sentence: string,
  remedy: string | null = null,
  refused = false,
): SignInState {
  return { problem: sentence, remedy, refused, email };
}

/** Signs in with email and password, then goes to `next` when that is a page of this site. */
export async function signIn(_before: SignInState, data: FormData): Promise<SignInState> {
  const email = String(data.get('email') ?? '').trim();
  if (!isSameOrigin(await headers()))
    return problem(email, 'This form did not come from a page of this site.');
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return problem(email, 'Write your email and your password.', null, true);

  const supabase = await createServerSupabase();
  const { error } = await supabase.auth
    .signInWithPassword(parsed.data)
    .catch((fault: unknown) => ({ error: fault }));
  if (error !== null) return explain(email, error);
  redirect(safeNext(parsed.data.next));
}

const refusal = z.object({ code: z.string().nullish(), status: z.number().nullish() });

function explain(email: string, error: unknown): SignInState {
  if (toAppError(error).code === 'unreachable') {
    return problem(
      email,
      'The platform did not answer.',
      'Nothing is wrong with your password. Try again in a moment.',
    );
  }
  const { code, status } = refusal.catch({}).parse(error);
  if (code === 'over_request_rate_limit' || status === 429) {
    return problem(email, 'Too many tries.', 'Wait a minute, then try again.');
  }
  if (code === 'user_banned') return problem(email, 'This account is blocked.', 'Ask an administrator.');
  if (code === 'invalid_credentials' || status === 400) {
    return problem(email, 'Email or password is not right.', 'Nothing was changed. Try again.', true);
  }
  return problem(email, 'Signing in did not work.', 'Try again in a moment.');
}
