import type { Tx } from '../database/database.js';
import type { ModuleSwitch } from './module-switch.js';

/** Keys of the modules that are on, in this transaction: what a request knows of it may be some seconds old. */
export async function modulesOn(tx: Tx): Promise<string[]> {
  return (await tx.one<{ modules: string[] }>('select modules from ccas where id = current_ccas()')).modules;
}

/** Whether this CCAS keeps anything of a module. */
export async function isUsed(tx: Tx, { used }: ModuleSwitch): Promise<boolean> {
  return (await tx.one<{ used: boolean }>(used)).used;
}
