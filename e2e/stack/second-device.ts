import { createToolClient, signIn } from '../../supabase/simulator/driver-client.ts';
import type { Connection } from './connection.ts';
import { PASSWORD, type TestDriver } from './world.ts';

export type SecondDevice = {
  /** What has become of the request: pending, approved, denied. */
  state(): Promise<string>;
};

/** Signs a driver in on another phone, which asks to take over the session that is on a route. */
export async function askFromSecondDevice(
  { url, publishableKey }: Connection,
  driver: TestDriver,
  place: { readonly latitude: number; readonly longitude: number },
): Promise<SecondDevice> {
  const signedIn = await signIn({ url, publishableKey, email: driver.email, password: PASSWORD });
  if (!signedIn.ok) throw new Error(signedIn.error.message);
  const { client } = signedIn.value;
  const { data, error } = await client.rpc('request_device_change', {
    p_device_id: `second-${driver.id}`,
    p_device_model: 'Zebra TC58',
    p_app_version: '4.19.0',
    p_latitude: place.latitude,
    p_longitude: place.longitude,
    p_accuracy_m: 12,
  });
  if (error) throw new Error(`The request was not taken: ${error.message}`);
  return {
    async state() {
      const answer = await client.rpc('device_change_state', { p_device_change_id: data.device_change_id });
      return String(answer.data?.status);
    },
  };
}

/** Tries to sign a driver in by PIN, as the sign-in service does. */
export async function signInByPin(
  { url, secretKey }: Connection,
  workspaceCode: string,
  username: string,
  pin: string,
): Promise<boolean> {
  const { data, error } = await createToolClient(url, secretKey).rpc('driver_sign_in', {
    p_workspace_code: workspaceCode,
    p_username: username,
    p_pin: pin,
  });
  if (error) throw new Error(error.message);
  return data.signed_in === true;
}
