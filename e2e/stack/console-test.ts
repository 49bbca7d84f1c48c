import { test as base, expect } from '@playwright/test';
import { Browsers } from './browsers.ts';
import { type Stack, startStack } from './stack.ts';
import { makeWorld, type World } from './world.ts';

export { expect };

type TestFixtures = {
  /** How large the test's fleet is; `test.use({ fleet: … })` changes it. */
  fleet: { drivers: number; stops: number };
  world: World;
  browsers: Browsers;
};
type WorkerFixtures = { dataDir: string; stack: Stack };

/** A test with its own workspace, which fails when a page complains about something the test did not announce. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  dataDir: [process.env['MARSHAL_E2E_DATA'] ?? '', { scope: 'worker', option: true }],
  stack: [
    async ({ dataDir }, use) => {
      const stack = await startStack(dataDir);
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  fleet: [{ drivers: 3, stops: 5 }, { option: true }],
  world: async ({ stack, fleet }, use) => use(await makeWorld(stack.sql, stack.platform, fleet)),
  browsers: async ({ browser, stack }, use) => {
    const browsers = new Browsers(browser, stack.consoleUrl, stack.platform);
    await use(browsers);
    await browsers.close();
    stack.line.mend();
    expect(browsers.unexpectedTrouble(), 'what the pages complained about').toEqual([]);
  },
});
