import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import type { TokenHolder } from '../../src/kernel/access/actor.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import type { TestApp } from './app.js';
import { client, type Client } from './http.js';

/** An API token of this kind in the default CCAS, or in another. */
export async function aToken(
  app: TestApp,
  actorKind: TokenHolder,
  of: { ccasId?: string; partnerId?: string } = {},
): Promise<string> {
  return app
    .get(Database)
    .transaction(systemScope(of.ccasId ?? app.ccasId, 'test'), (tx) =>
      app
        .get(AccessTokens)
        .create(tx, { carrier: 'bearer', actorKind, partnerId: of.partnerId, label: `test ${actorKind}`, hours: 24 }),
    );
}

/** Nadia, agent of the CCAS, talking to the API. */
export async function nadiaTheAgent(app: TestApp): Promise<Client> {
  return client(app, await aToken(app, 'agent'));
}
