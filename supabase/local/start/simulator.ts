import { join } from 'node:path';
import { startChild, type Child } from './child-process.ts';

export type SimulatorOptions = {
  readonly root: string;
  readonly drivers: number;
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string | undefined;
  readonly log: (line: string) => void;
};

/** Starts simulated drivers. That they end, or never start, does not stop the console: it is only said. */
export function startSimulator(options: SimulatorOptions): Child {
  const { root, drivers, supabaseUrl, publishableKey, secretKey, log } = options;
  const child = startChild({
    args: [join(root, 'supabase/simulator/main.ts'), '--drivers', String(drivers)],
    cwd: root,
    env: {
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
      SUPABASE_SECRET_KEY: secretKey,
    },
    onLine: (line) => log(`drivers: ${line}`),
  });
  let stopping = false;
  void child.exited.then(({ code }) => {
    if (stopping) return;
    log(
      code === 0 ? 'The simulated drivers have finished their day.' : 'The simulated drivers have stopped.',
    );
  });
  return {
    ...child,
    stop: () => {
      stopping = true;
      return child.stop();
    },
  };
}
