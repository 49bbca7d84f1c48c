'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { isSameOrigin } from '#lib/web/origin.ts';

/** Ends this browser's session only, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const supabase = await createServerSupabase();
  await supabase.auth.signOut({ scope: 'local' });
  redirect('/sign-in');
}
