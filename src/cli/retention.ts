import { Retention } from '../kernel/retention/retention.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import type { Session } from './session.js';

interface Options {
  dryRun?: boolean;
  ccas?: string;
}

/** Takes away what was kept long enough, in one CCAS or in all of them; or says what would go. */
export async function runRetention({ db, get, tenant, scope }: Session, options: Options): Promise<void> {
  const all = options.ccas ? [await tenant(options.ccas)] : await get(Tenants).all();
  if (options.dryRun) console.log('Essai : rien n’est effacé.');
  for (const ccas of all) {
    console.log(ccas.name);
    for (const rule of get(Retention).all()) {
      const counts = options.dryRun
        ? [await db.transaction(scope(ccas), (tx) => rule.due(tx))]
        : Object.values(await rule.run(ccas.id));
      const count = counts.reduce((sum, each) => sum + each, 0);
      console.log(`  ${String(count).padStart(8)}  ${rule.what} (${rule.kept})`);
    }
  }
}
