import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import { WORKBOOK_TYPE } from '../../src/kernel/lists/list-files.js';
import { eventually } from '../support/eventually.js';
import { flood } from '../support/flood.js';
import { uploadsOf } from '../support/routes.js';
import { rubbish, rubbishWorkbooks } from '../support/rubbish.js';
import { startServer, type TestServer } from '../support/server.js';
import { type Upload, uploads as declared } from './access-matrix.js';

let server: TestServer;
let uploads: Record<string, Upload & { path: string }>;
let secrets: { cookie: string; bearer: string; jeton: string };
beforeAll(async () => {
  server = await startServer();
  const create = (carrier: 'cookie' | 'bearer') =>
    server.within((tx) =>
      server
        .get(AccessTokens)
        .create(tx, { carrier, actorKind: 'manager', actorId: uuidv7(), label: 'test', hours: 1 }),
    );
  const cookie = await create('cookie');
  const jeton = server.get(FormToken).issue({ cookies: { [SESSION_COOKIE]: cookie } } as never, {} as never);
  secrets = { cookie, bearer: await create('bearer'), jeton };
  uploads = Object.fromEntries(
    await Promise.all(
      Object.entries(declared).map(async ([route, upload]) => {
        const ids = (await upload.ids?.(server)) ?? {};
        const path = route.replace('POST ', '').replaceAll(/:(\w+)/g, (word, name: string) => ids[name] ?? word);
        return [route, { ...upload, path }] as const;
      }),
    ),
  );
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

function headersOf(
  { path }: { path: string },
  type = `multipart/form-data; boundary=${boundary}`,
): Record<string, string> {
  const who: Record<string, string> = path.startsWith('/api/')
    ? { authorization: `Bearer ${secrets.bearer}` }
    : { cookie: `${SESSION_COOKIE}=${secrets.cookie}`, origin: server.origin };
  return { 'content-type': type, ...who };
}

async function send(upload: Upload & { path: string }, bytes: Buffer, type?: string) {
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
  /role="alert"[^>]*><p><strong>[A-ZÀ-Ý]|"detail":"[A-ZÀ-Ý][^"]+[.!]"|<h1>[^<]+<\/h1><p class="lead">[A-ZÀ-Ý]/;

/** Most memory the process ever had, in MB. */
function highestMemory(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024;
}

const workbooks = await rubbishWorkbooks();
const isLinux = process.platform === 'linux';

test('every route that takes a file is tried here', () => {
  const routes = uploadsOf(server.context);
  const missing = routes.filter((route) => !(route in uploads));
  const sentence =
    'Say in « uploads » of access-matrix.ts how they are tried: the field of the file, ids that are there.';
  expect([sentence, ...missing]).toEqual([sentence]);
  expect(routes).toEqual(Object.keys(uploads).sort());
  expect(Object.values(uploads).filter(({ path }) => path.includes(':'))).toEqual([]);
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
