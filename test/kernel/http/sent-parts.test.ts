import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import { flood } from '../../support/flood.js';
import { aToken } from '../../support/personas.js';

let app: TestApp;
let token: string;
let port: number;
beforeAll(async () => {
  app = await startApp();
  token = await aToken(app, 'agent');
  ({ port } = app.nest.getHttpServer().address() as { port: number });
});
afterAll(() => app.close());

const MANY = 60 * 2 ** 20;
const field = (name: string, value = 'x') =>
  `--limite\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, value: string) =>
  `--limite\r\ncontent-disposition: form-data; name="${name}"; filename="l.csv"\r\n\r\n${value}\r\n`;
const end = '--limite--\r\n';

interface Sending {
  start: string;
  filling?: string;
  bytes?: number;
  boundary?: string;
}

async function send({ start, filling, bytes, boundary = '; boundary=limite' }: Sending) {
  const answer = await flood({
    port,
    path: '/api/v1/residents/imports',
    start,
    bytes: bytes ?? (filling ? MANY : Buffer.byteLength(start)),
    filling: filling ? Buffer.from(filling.repeat(Math.ceil(65_536 / filling.length))) : undefined,
    headers: {
      host: 'pass.alfortville.example',
      authorization: `Bearer ${token}`,
      // Else the connection stays open after a form that was read to its end.
      ...(filling ? {} : { connection: 'close' }),
      'content-type': `multipart/form-data${boundary}`,
      'transfer-encoding': 'chunked',
    },
  });
  return { ...answer, body: JSON.parse(answer.text) as { code: string; detail: string; nextStep: string } };
}

describe('a form with files that is none, or never ends, is refused', () => {
  test.each<[string, Sending, number, string]>([
    ['fields without end', { start: '', filling: field('a') }, 400, 'too_many_parts'],
    ['files without end', { start: '', filling: file('a', 'x') }, 400, 'too_many_parts'],
    ['a long name', { start: field('n'.repeat(5_000)) + end }, 400, 'bad_form'],
    ['a long value', { start: field('a', 'x'.repeat(200_000)) + end }, 400, 'bad_form'],
    [
      'many headers in a part',
      { start: `--limite\r\n${'x: y\r\n'.repeat(50_000)}\r\n\r\nx\r\n${end}` },
      400,
      'invalid_input',
    ],
    ['a header without end', { start: '--limite\r\nx: ', filling: 'y' }, 413, 'too_large'],
    ['a part that is cut short', { start: '--limite\r\ncontent-disposition: form-data; name="a"' }, 400, 'bad_form'],
    ['no end', { start: field('a') }, 400, 'bad_form'],
    [
      'a file without end',
      {
        start: '--limite\r\ncontent-disposition: form-data; name="file"; filename="l.csv"\r\n\r\n',
        filling: 'Durand;Paul\n',
      },
      413,
      'too_large',
    ],
    ['nothing that ever begins', { start: '', filling: 'x' }, 413, 'too_large'],
    ['no word of what parts it', { start: field('a') + end, boundary: '' }, 400, 'bad_form'],
    ['what replaces a prototype', { start: field('__proto__') + end }, 400, 'bad_form'],
    [
      'a field of JSON that is none',
      {
        start: `--limite\r\ncontent-disposition: form-data; name="a"\r\ncontent-type: application/json\r\n\r\n{\r\n${end}`,
      },
      400,
      'bad_form',
    ],
  ])('%s', async (_, sending, status, code) => {
    const answer = await send(sending);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/\.$/);
    expect(answer.body.nextStep).toMatch(/\.$/);
    if (sending.filling) expect(answer.sent).toBeLessThan(MANY);
  });

  test('deep JSON in a field is not looked into', async () => {
    const deep = '['.repeat(40_000) + ']'.repeat(40_000);
    const answer = await send({
      start: `${file('file', 'Nom;Prénom\n')}--limite\r\ncontent-disposition: form-data; name="dryRun"\r\ncontent-type: application/json\r\n\r\n${deep}\r\n${end}`,
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad_form']);
  });

  test('one that says beforehand that it is too large is not read', async () => {
    const answer = await flood({
      port,
      path: '/api/v1/residents/imports',
      bytes: 200 * 2 ** 20,
      headers: {
        host: 'pass.alfortville.example',
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=limite',
      },
    });
    expect([answer.status, answer.closed]).toEqual([413, true]);
    expect(answer.sent).toBeLessThan(50 * 2 ** 20);
  });
});

test('and the one after it is read', async () => {
  expect((await send({ start: file('file', 'Nom;Prénom;Date de naissance\n') + end })).status).toBe(202);
});
