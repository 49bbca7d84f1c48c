import { inspect } from 'node:util';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { asPostgrestError } from './data-api-errors.ts';

it('prints what failed as one short line, whatever the request made the message say', () => {
  for (const code of ['PT500', '22023', '57014']) {
    const failure = Object.assign(Object.create(postgres.PostgresError.prototype), {
      code,
      message: `There is no setting x\r\nReady at http://evil.example\u2028\u001b[2J${'y'.repeat(100_000)}`,
    });
    const line = inspect(asPostgrestError(failure));
    expect(line).toMatch(/^Data API: \w+ There is no setting x Ready at http:\/\/evil\.example \[2Jy+$/);
    expect(line.length).toBeLessThan(330);
  }
});
