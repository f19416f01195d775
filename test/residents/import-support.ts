import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '../../src/kernel/access/actor.js';
import { RequestResidentImport } from '../../src/residents/request-resident-import.js';
import { ResidentImportQuery, type ResidentImportView } from '../../src/residents/resident-import.query.js';
import { ResidentImportRunner } from '../../src/residents/resident-import-runner.js';
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/http.js';

export function aFile(name: string): Buffer {
  return readFileSync(path.join(import.meta.dirname, 'files', name));
}

/** Sends a file as `text/csv` and follows it to its end. */
export async function load(
  agent: Client,
  content: string | Uint8Array,
  options: { dryRun?: boolean } = {},
): Promise<ResidentImportView> {
  const query = options.dryRun ? '?dryRun=true' : '';
  const { status, body } = await agent.post(`/api/v1/residents/imports${query}`, Buffer.from(content), {
    'content-type': 'text/csv',
  });
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
  return follow(agent, body.id);
}

export async function follow(agent: Client, id: string): Promise<ResidentImportView> {
  for (;;) {
    const { body } = await agent.get(`/api/v1/residents/imports/${id}`);
    if (body.state === 'done' || body.state === 'unreadable') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Stops looking for work by itself, so that a test runs its imports by hand. */
export async function driveByHand(app: TestApp): Promise<void> {
  await app.get(ResidentImportRunner).onModuleDestroy();
}

export function request(app: TestApp, content: string | Uint8Array, options: { dryRun?: boolean } = {}) {
  const actor: Actor = { kind: 'agent', ccasId: app.ccasId };
  return app.within((tx) =>
    app.get(RequestResidentImport).run(tx, actor, {
      fileName: 'liste.csv',
      bytes: Buffer.from(content),
      dryRun: options.dryRun ?? false,
    }),
  );
}

export function stateOf(app: TestApp, id: string): Promise<ResidentImportView> {
  return app.within((tx) => app.get(ResidentImportQuery).get(tx, id));
}

export async function countResidents(app: TestApp): Promise<number> {
  const [{ count }] = await app.within((tx) => tx.query('select count(*)::int as count from resident'));
  return count;
}
