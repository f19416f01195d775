import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { announcement } from './demo/announce.js';
import { loadDemo } from './demo/load-demo.js';
import { explainFailure } from './explain-failure.js';
import { type Config, readConfig } from './kernel/config/config.js';
import { Database } from './kernel/database/database.js';
import { Clock } from './kernel/time/clock.js';
import { prepareDatabase, type PreparedDatabase } from './prepare-database.js';

/** Longest wait for what was accepted before the connections are cut, in milliseconds. */
const STOP_MS = 10_000;

let database: PreparedDatabase | undefined;
let app: NestFastifyApplication | undefined;
let closing: Promise<void> | undefined;

/** Ends once, however often it is asked: Ctrl-C reaches this process twice under npm. */
async function stop(code: number): Promise<never> {
  closing ??= close();
  await closing;
  process.exit(code);
}

/** Finishes what was accepted, refuses the rest, closes the database this process started. */
async function close(): Promise<void> {
  setTimeout(() => app?.getHttpServer().closeAllConnections(), STOP_MS).unref();
  await app?.close().catch(() => undefined);
  await database?.close().catch(() => undefined);
}

/** A signal while still starting is obeyed as soon as there is something to close. */
let asked = false;
const onSignal = (): void => {
  if (asked || !app) asked = true;
  else void stop(0);
};
process.on('SIGTERM', onSignal).on('SIGINT', onSignal);

/** A demonstration shows its passwords to whoever starts it, and must not be reached by anybody else. */
function addressFor(config: Config): string {
  return config.production ? '0.0.0.0' : '127.0.0.1';
}

try {
  const config = readConfig(process.env);
  database = await prepareDatabase(config);
  database.keepRunning();
  app = await createApp({ config, databaseUrl: database.appUrl, clock: new Clock(), isServer: true });
  // Fastify's own: Nest would log a port already taken a second time. From here on the slices have found each other.
  await app.init();
  const [{ empty }] = (await app
    .get(Database)
    .outsideTenants<{ empty: boolean }>('select not exists (select from ccas) as empty')) as [{ empty: boolean }];
  if (empty && !config.production) await loadDemo(app, config);
  if (asked) await stop(0);
  await app
    .getHttpAdapter()
    .getInstance()
    .listen({ port: config.port, host: addressFor(config) });
  console.log(await announcement(app, config));
} catch (error) {
  // Closing takes the connections away from whatever was still starting: not a failure.
  if (closing) await stop(0);
  console.error(explainFailure(error));
  await stop(1);
}
