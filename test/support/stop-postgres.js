import { rmSync } from 'node:fs';

export default async function stopPostgres() {
  const { directory, stop } = globalThis.passerelleTestServer;
  await stop();
  rmSync(directory, { recursive: true, force: true });
}
