import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/ensure-built.js';
import { findBrowser } from './find-browser.js';
import { findOldBrowser } from './find-old-browser.js';
import { testSecret } from './test-secret.js';

/**
 * Once a run: a fresh PostgreSQL, and a migrated template that every test file clones (architecture.md, example 8).
 * JavaScript on what was built, because Jest loads its global set-up outside its module mapping. It is built first if a
 * source is newer: the journeys and the killed processes run `dist/`, and an old one would be green for the code of yesterday.
 */
export default async function startPostgres() {
  ensureBuilt();
  const { prepareApplicationRole } = await import('../../dist/kernel/database/application-role.js');
  const { startLocalPostgres } = await import('../../dist/kernel/database/local-postgres.js');
  const { migrate } = await import('../../dist/kernel/database/migrate.js');
  const directory = mkdtempSync(path.join(process.cwd(), 'var-test-'));
  // Where the tests run as root, PostgreSQL does not: it must be able to walk through here.
  chmodSync(directory, 0o711);
  const server = await startLocalPostgres(directory, { max_connections: '300', shared_buffers: '256MB' });
  let appUrl = '';
  await migrate(server.url, async (owner) => {
    appUrl = await prepareApplicationRole(owner, server.url, testSecret);
  });
  const serverFile = path.join(directory, 'server.json');
  writeFileSync(serverFile, JSON.stringify({ ownerUrl: server.url, appUrl }));
  process.env.PASSERELLE_TEST_SERVER = serverFile;
  process.env.PASSERELLE_TEST_BROWSER = (await findBrowser()) ?? '';
  process.env.PASSERELLE_TEST_OLD_BROWSER = findOldBrowser() ?? '';
  globalThis.passerelleTestServer = { directory, stop: server.stop };
}
