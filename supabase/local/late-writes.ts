/**
 * Lets the process live on when the postgres package writes to a connection that has closed meanwhile: it does so out of a timer, for
 * a rollback after the server was killed, where nobody can catch it. Everything else that is uncaught ends the process as ever.
 */
export function surviveLateWrites(): void {
  process.on('uncaughtException', (error) => {
    if (isLateWrite(error)) return;
    console.error(error);
    process.exit(1);
  });
}

function isLateWrite(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /nextWrite .*postgres\/(src|cjs\/src)\/connection\.js/.test(error.stack ?? '')
  );
}
