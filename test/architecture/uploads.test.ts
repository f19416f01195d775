import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import { WORKBOOK_TYPE } from '../../src/kernel/lists/list-files.js';
import { AddCandidate } from '../../src/mutuelle/calls/add-candidate.js';
import { OpenCall } from '../../src/mutuelle/calls/open-call.js';
import { aFund } from '../donations/giving.js';
import { eventually } from '../support/eventually.js';
import { flood } from '../support/flood.js';
import { anAgreement } from '../support/mutuelle.js';
import { uploadsOf } from '../support/routes.js';
import { rubbish, rubbishWorkbooks } from '../support/rubbish.js';
import { startServer, type TestServer } from '../support/server.js';

interface Upload {
  /** With the ids of things that are there. */
  path: string;
  field: string;
  fields?: Record<string, string>;
  /** The file is not opened now: it is kept as it is and read by a person, or read by a run that reports. */
  isKept?: boolean;
  /** An empty file takes away the one that is there. */
  takesNothing?: boolean;
}

let server: TestServer;
let uploads: Record<string, Upload>;
let secrets: { cookie: string; bearer: string; jeton: string };
beforeAll(async () => {
  server = await startServer();
  const actor = systemActor(server.ccasId);
  const create = (carrier: 'cookie' | 'bearer') =>
    server.within((tx) =>
      server
        .get(AccessTokens)
        .create(tx, { carrier, actorKind: 'manager', actorId: uuidv7(), label: 'test', hours: 1 }),
    );
  const cookie = await create('cookie');
  const jeton = server.get(FormToken).issue({ cookies: { [SESSION_COOKIE]: cookie } } as never, {} as never);
  secrets = { cookie, bearer: await create('bearer'), jeton };
  const fundId = await aFund(server, { name: 'Bilans auditifs' });
  const agreementId = await anAgreement(server);
  const { callId, candidateId } = await server.within(async (tx) => {
    const id = await server.get(OpenCall).run(tx, actor, {
      title: 'Mutuelle communale',
      closesOn: '2030-01-01',
      plans: ['Essentiel'],
      bandStarts: [60],
      costWeight: 50,
      criteria: [{ label: 'Accueil', weight: 50 }],
    });
    return {
      callId: id,
      candidateId: await server.get(AddCandidate).run(tx, actor, id, { name: 'Mutuelle des Deux Rives' }),
    };
  });
  uploads = {
    'POST /api/v1/residents/imports': { path: '/api/v1/residents/imports', field: 'file', isKept: true },
    'POST /ccas/avantages/import': { path: '/ccas/avantages/import', field: 'file' },
    'POST /ccas/dons/actions/:id/depenses': {
      path: `/ccas/dons/actions/${fundId}/depenses`,
      field: 'voucher',
      fields: { label: 'Audioprothèse', amount: '10', spentOn: '2026-01-02' },
      isKept: true,
    },
    'POST /ccas/dons/banque': { path: '/ccas/dons/banque', field: 'file' },
    'POST /ccas/dons/deliberation': { path: '/ccas/dons/deliberation', field: 'act' },
    'POST /ccas/dons/deliberation/projet': { path: '/ccas/dons/deliberation/projet', field: 'act', isKept: true },
    'POST /ccas/dons/reglages/signature': {
      path: '/ccas/dons/reglages/signature',
      field: 'signature',
      takesNothing: true,
    },
    'POST /ccas/mutuelle/appels/:id/candidatures/:candidate/fichier': {
      path: `/ccas/mutuelle/appels/${callId}/candidatures/${candidateId}/fichier`,
      field: 'file',
    },
    'POST /ccas/mutuelle/conventions/:id/documents': {
      path: `/ccas/mutuelle/conventions/${agreementId}/documents`,
      field: 'file',
      fields: { label: 'Convention signée' },
      isKept: true,
    },
    'POST /ccas/partenaires/import': { path: '/ccas/partenaires/import', field: 'file' },
    'POST /ccas/reglages/apparence': { path: '/ccas/reglages/apparence', field: 'logo', fields: { version: '0' } },
    'POST /ccas/reglages/quartiers': { path: '/ccas/reglages/quartiers', field: 'file', fields: { version: '0' } },
    'POST /ccas/usagers/import': { path: '/ccas/usagers/import', field: 'file', isKept: true },
  };
});
afterAll(() => server.close());

const boundary = 'limite';
const part = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const filePart = (name: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="x"\r\n\r\n`;

function startOf({ field, fields = {} }: Upload): string {
  const values = { jeton: secrets.jeton, ...fields };
  return (
    Object.entries(values)
      .map(([name, value]) => part(name, value))
      .join('') + filePart(field)
  );
}

function headersOf({ path }: Upload, type = `multipart/form-data; boundary=${boundary}`): Record<string, string> {
  const who: Record<string, string> = path.startsWith('/api/')
    ? { authorization: `Bearer ${secrets.bearer}` }
    : { cookie: `${SESSION_COOKIE}=${secrets.cookie}`, origin: server.origin };
  return { 'content-type': type, ...who };
}

async function send(upload: Upload, bytes: Buffer, type?: string) {
  const path = server.origin + upload.path;
  const body = type
    ? bytes
    : Buffer.concat([Buffer.from(startOf(upload)), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const answer = await fetch(path, {
    method: 'POST',
    headers: headersOf(upload, type),
    body: new Uint8Array(body),
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text() };
}

/** Somebody is told what is wrong, in French: beside the field, or as a problem document. */
const sentence =
  /role="alert"><p><strong>[A-ZÀ-Ý]|"detail":"[A-ZÀ-Ý][^"]+[.!]"|<h1>[^<]+<\/h1><p class="lead">[A-ZÀ-Ý]/;

/** Most memory the process ever had, in MB. */
function highestMemory(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024;
}

const workbooks = await rubbishWorkbooks();
const isLinux = process.platform === 'linux';

test('every route that takes a file is tried here', () => {
  expect(uploadsOf(server.context)).toEqual(Object.keys(uploads).sort());
});

describe('rubbish is refused with a sentence, and the process lives', () => {
  test.each([...rubbish(), ...workbooks])('%s, at every upload', async (name, bytes) => {
    for (const [route, upload] of Object.entries(uploads)) {
      const types = route.includes('/api/') ? [undefined, 'text/csv', WORKBOOK_TYPE] : [undefined];
      for (const type of types) {
        const { status, text } = await send(upload, bytes, type);
        const isFine =
          upload.isKept || (upload.takesNothing && bytes.length === 0) ? status < 500 : status >= 400 && status < 500;
        expect([route, name, status, isFine]).toEqual([route, name, status, true]);
        if (status >= 400)
          expect([route, name, sentence.test(text) || text.slice(0, 300)]).toEqual([route, name, true]);
      }
    }
    expect(server.process.exitCode).toBeNull();
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });

  test('200 MB that go on and on, at every upload', async () => {
    for (const [route, upload] of Object.entries(uploads)) {
      const { status, sent } = await flood({
        port: Number(new URL(server.origin).port),
        path: upload.path,
        bytes: 200 * 2 ** 20,
        start: startOf(upload),
        headers: { host: new URL(server.origin).host, 'transfer-encoding': 'chunked', ...headersOf(upload) },
      });
      expect([route, status]).toEqual([route, 413]);
      expect(sent).toBeLessThan(100 * 2 ** 20);
    }
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });

  (isLinux ? test : test.skip)('and all of it took little memory', () => {
    expect(highestMemory()).toBeLessThan(400);
  });

  test('lists that were taken to be read later have been, and say what is wrong', async () => {
    const waiting = () =>
      server.within((tx) => tx.query(`select 1 from resident_import where state in ('waiting', 'running')`));
    await eventually(async () => (await waiting()).length, 0, 60_000);
    expect(server.process.exitCode).toBeNull();
  });
});
