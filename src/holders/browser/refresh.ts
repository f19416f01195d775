import { fieldsOfJws } from '../../passes/pass-code/read-jws.js';
import { HolderApi, Refused } from './holder-api.js';
import { type HeldPass, keepPass } from './held-passes.js';

/** Fetched again quietly at this age, whenever there is network. */
const CREDENTIAL_AGE_MS = 12 * 3_600_000;

/**
 * Asks the server what is new, fetches the credential again when it is half a day old, and keeps both.
 * @throws NoAnswer, Refused for anything but a pass taken off this phone
 */
export async function refresh(held: HeldPass): Promise<HeldPass> {
  const pass = { ...held };
  const api = new HolderApi(pass);
  try {
    pass.view = await api.view();
    pass.clockOffset = pass.view.serverTime - Date.now();
    const isOld = serverNow(pass) - pass.fetchedAt > CREDENTIAL_AGE_MS;
    if ((isOld || pass.view.renew) && pass.view.pass.status === 'active') {
      const { credential, serverTime } = await api.credential();
      Object.assign(pass, { credential, fetchedAt: serverTime });
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'phone_revoked') throw error;
    pass.revoked = true;
  }
  await keepPass(pass);
  return pass;
}

/** Milliseconds since 1970 by the server's clock, as far as this phone knows. */
export function serverNow({ clockOffset }: HeldPass): number {
  return Date.now() + clockOffset;
}

/** First day, days since 1970, on which this credential no longer serves. */
export function lastsUntil({ credential }: HeldPass): number {
  return fieldsOfJws(credential).expDay;
}
