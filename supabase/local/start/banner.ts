/** What a person needs once everything runs. */
export function runningBanner(url: string, demonstration: boolean): string {
  const signIn = demonstration
    ? `
  Sign in   supervisor@rotterdam.example   password  marshal-demo
            also second@, viewer@ and admin@rotterdam.example, with the same password`
    : '';
  return `
Marshal is running.

  Open      ${url}${signIn}
  Stop      Ctrl-C
`;
}
