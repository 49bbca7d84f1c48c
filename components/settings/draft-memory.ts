import type { RulesDraft } from './rules-draft.ts';

/** Drafts of the settings by workspace and part, as long as this window shows no other person. */
export const drafts = new Map<string, RulesDraft>();

/** Nothing of one person's drafts is shown to the next. */
export function forgetDrafts(): void {
  drafts.clear();
}
