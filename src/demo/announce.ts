import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import type { Config } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { DemoParts } from '../kernel/demonstration/demo-part.js';

/** What someone who has just started Passerelle wants to know. In a demonstration, also how to come in. */
export async function announcement(app: INestApplicationContext, config: Config): Promise<string> {
  const db = app.get(Database, { strict: false });
  const address = `Passerelle est prête : ${config.publicUrl}`;
  const [demo] = await db.outsideTenants<{ id: string; origin: string }>(
    'select id, origin from ccas where demonstration limit 1',
  );
  if (!demo || config.production) return address;
  const ways = await db.transaction(systemScope(demo.id, 'announcement'), (tx) =>
    app.get(DemoParts, { strict: false }).waysIn(tx, systemActor(demo.id), config.publicUrl),
  );
  return [
    '',
    address,
    '',
    ...(demo.origin === config.publicUrl
      ? []
      : [`Attention : ses pass ont été signés pour ${demo.origin}, leurs codes y renvoient.`, '']),
    'Démonstration : personnes et commerces inventés.',
    ...ways.map(({ who, words }) => (who ? `  ${who.padEnd(11)}  ${words}` : words)),
    '',
    `API : ${config.publicUrl}/api/docs   Jeton : npm run --silent cli -- token create --for agent --label essai`,
    '',
  ].join('\n');
}
