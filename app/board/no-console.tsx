import { NoticePage } from '#components/shell/notice-page.tsx';
import { Button } from '#components/ui/button.tsx';

type NoConsoleProps = { readonly email: string; readonly signOut: () => Promise<void> };

/** For an account that is a member of no workspace, such as a driver's. */
export function NoConsole({ email, signOut }: NoConsoleProps) {
  return (
    <NoticePage title="This account has no console">
      <p className="text-ink-2">
        You are signed in as <b className="font-semibold break-all">{email}</b>.
      </p>
      <p className="text-ink-3 mb-4">
        The console is for supervisors. Drivers use the app; a supervisor needs an administrator to add them.
      </p>
      <form action={signOut}>
        <Button type="submit" size="lg">
          Sign out
        </Button>
      </form>
    </NoticePage>
  );
}
