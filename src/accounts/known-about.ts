import type { Tx } from '../kernel/database/database.js';

/** What anyone knows of the owner of an account, and so makes no password: name, address, the commune's name. */
export async function knownAbout(tx: Tx, { email, name }: { email: string; name: string }): Promise<string[]> {
  const ccas = await tx.one<{ name: string }>('select name from ccas where id = current_ccas()');
  return [email, name, ccas.name];
}
