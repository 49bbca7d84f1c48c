/** Where the page's project answers, from its address. */
export type Project = {
  readonly url: string;
  readonly key: string;
  readonly workspaceId: string;
  readonly email: string;
  readonly password: string;
};

export function projectOfAddress(): Project {
  const params = new URLSearchParams(location.search);
  const read = (name: string) => params.get(name) ?? '';
  return {
    url: location.origin,
    key: read('key'),
    workspaceId: read('workspace'),
    email: read('email'),
    password: read('password'),
  };
}

/** Tells the benchmark that the page shows its fleet and hears of changes. */
export function sayLive(): void {
  document.body.dataset['connection'] = 'live';
}

/** The topic of coalesced events, as the console's database names it. */
export function coalescedTopic({ workspaceId }: Project): string {
  return `workspace:${workspaceId}:1`;
}
