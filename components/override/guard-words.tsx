import { ShieldCheck } from 'lucide-react';
import { STATUS_WORDS } from '#lib/fleet/words.ts';
import type { SeenState } from './override-form.ts';

/** What is checked before anything is applied. Not a choice: the database always checks it. */
export function GuardWords({ now }: { readonly now: SeenState }) {
  return (
    <p className="text-12 text-ink-2 grid grid-cols-[16px_1fr] gap-2 pt-3">
      <ShieldCheck aria-hidden className="text-ink-3" />
      <span>
        Applies only if the batch is still{' '}
        <b className="text-ink font-semibold">{STATUS_WORDS[now.status]}</b> (version {now.version}). If an
        event arrives first, nothing is applied and you are asked again.
      </span>
    </p>
  );
}
