/**
 * Aborted at the first Ctrl-C or other request to stop. A second one ends the program at once: children
 * leave with it, and the platform mends what it finds at its next start.
 */
export function stopSignal(onAsked: () => void): AbortSignal {
  const controller = new AbortController();
  const ask = () => {
    if (controller.signal.aborted) process.exit(130);
    onAsked();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  return controller.signal;
}
