import { createApp } from './create-app.js';
import { explainFailure } from './explain-failure.js';
import { readConfig } from './kernel/config/config.js';
import { Clock } from './kernel/time/clock.js';
import { prepareDatabase, type PreparedDatabase } from './prepare-database.js';

let database: PreparedDatabase | undefined;
try {
  const config = readConfig(process.env);
  database = await prepareDatabase(config);
  const app = await createApp({ config, dataSource: database.dataSource, clock: new Clock() });
  await app.listen(config.port, '0.0.0.0');
  console.log(`Passerelle répond sur ${config.publicUrl}`);

  let stopping = false;
  /** Finishes what was accepted, refuses the rest, closes the database this process started. */
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await database?.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
} catch (error) {
  await database?.close().catch(() => undefined);
  console.error(explainFailure(error));
  process.exit(1);
}
