import { signInDriver, type Account } from './driver-client.ts';
import type { Tally } from './tally.ts';

/** Somebody signs in as a driver who is on a route, on another phone: the server refuses a second session. */
export async function trySecondDevice(account: Account, tally: Tally): Promise<void> {
  const signedIn = await signInDriver(account);
  if (!signedIn.ok) return;
  const started = await signedIn.value.startSession({
    id: `second phone of ${account.email}`,
    model: 'Nokia G42',
  });
  if (!started.ok && started.error.code === 'on_route') tally.secondDevicesRefused += 1;
  await signedIn.value.signOut();
}
