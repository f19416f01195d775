import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMALL_BODY_BYTES } from '../../../src/kernel/http/request-body.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anAgentsConsole } from '../../support/console.js';
import { flood } from '../../support/flood.js';
import { client, type Client } from '../../support/http.js';
import { aToken, nadiaTheAgent } from '../../support/personas.js';

let app: TestApp;
let nadia: Client;
let token: string;
let port: number;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  token = await aToken(app, 'agent');
  ({ port } = app.nest.getHttpServer().address() as { port: number });
});
afterAll(() => app.close());

const LARGE = 200 * 2 ** 20;
const host = 'pass.alfortville.example';
const imports = '/api/v1/residents/imports';
const anyone = (path: string, type: string, more: Record<string, string> = {}) =>
  flood({ port, path, bytes: LARGE, headers: { host, 'content-type': type, ...more } });

describe('who may not send is told so before a body is read', () => {
  test.each([
    ['a list', imports, 'text/csv'],
    ['a form with a file', imports, 'multipart/form-data; boundary=limite'],
    ['JSON', '/api/v1/residents', 'application/json'],
    ['a picture', '/ccas/reglages/apparence', 'multipart/form-data; boundary=limite'],
    ['a form', '/ccas/comptes', 'application/x-www-form-urlencoded'],
  ])('%s of 200 MB, of somebody unknown', async (_, path, type) => {
    for (const isCounted of [true, false]) {
      const { status, sent, closed } = await anyone(path, type, isCounted ? {} : { 'transfer-encoding': 'chunked' });
      expect([status, closed]).toEqual([401, true]);
      expect(sent).toBeLessThan(LARGE / 2);
    }
  });

  test('a form that says it comes from a page of ours is read no further than a form goes', async () => {
    const { status, sent } = await anyone('/ccas/comptes', 'application/x-www-form-urlencoded', {
      origin: `https://${host}`,
      'transfer-encoding': 'chunked',
    });
    expect(status).toBe(401);
    expect(sent).toBeLessThan(LARGE / 2);
  });

  test('a partner, who may not', async () => {
    const partner = await aToken(app, 'partner');
    const { status } = await anyone(imports, 'text/csv', { authorization: `Bearer ${partner}` });
    expect(status).toBe(403);
  });

  test('an address that is none', async () => {
    const { status, closed } = await anyone('/api/v1/rien', 'application/json');
    expect([status, closed]).toEqual([404, true]);
  });
});

describe('a body is as large as its route says', () => {
  test('JSON of a kilobyte more than a form is refused, one of a kilobyte less is read', async () => {
    const resident = (length: number) => ({ lastName: 'x'.repeat(length) });
    const less = await nadia.post('/api/v1/residents', resident(SMALL_BODY_BYTES - 1024));
    expect([less.status, less.body.code]).toEqual([400, 'invalid_input']);
    const more = await nadia.post('/api/v1/residents', resident(SMALL_BODY_BYTES));
    expect([more.status, more.body.code]).toEqual([413, 'too_large']);
    expect(more.body.detail).toMatch(/^Cette demande est trop grosse : 256\sKo au plus/);
  });

  test('what was sent is named, with the limit that holds for it: no file where there is none', async () => {
    const agent = await anAgentsConsole(app);
    const form = await agent.submit('/ccas/usagers/nouveau', { lastName: 'x'.repeat(SMALL_BODY_BYTES) });
    expect([form.status, form.words.includes('fichier')]).toEqual([413, false]);
    expect(form.words).toMatch(/Ce formulaire est trop long : 256\sKo au plus/);
    const heavy = (mega: number) => ({ field: 'file', name: 'liste.csv', bytes: Buffer.alloc(mega * 2 ** 20, 'x') });
    // As long as it is told beforehand that the whole is too large, and when only the file turns out to be.
    for (const mega of [32, 30.5])
      expect((await agent.send('/ccas/usagers/import', {}, heavy(mega))).words).toMatch(
        /Ce fichier est trop gros : 30\sMo au plus/,
      );
  });

  test('one that does not say how long it is, is counted', async () => {
    const { status, sent, text } = await anyone('/api/v1/residents', 'application/json', {
      authorization: `Bearer ${token}`,
      'transfer-encoding': 'chunked',
    });
    expect([status, JSON.parse(text).code]).toEqual([413, 'too_large']);
    expect(sent).toBeLessThan(LARGE / 2);
  });

  test('a list, or a form with a file, is taken where it is declared and nowhere else', async () => {
    for (const type of [
      'text/csv',
      'multipart/form-data; boundary=limite',
      'text/plain',
      'image/png',
      'application/xml',
    ]) {
      const answer = await nadia.post('/api/v1/residents', Buffer.from('--limite--\r\n'), { 'content-type': type });
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'unsupported_media_type']);
    }
    expect((await nadia.post(imports, Buffer.from('Nom;Prénom\n'), { 'content-type': 'text/csv' })).status).toBe(202);
  });

  test('one without a type is refused, none at all is none', async () => {
    expect((await raw('POST', '/api/v1/residents', 'x', {})).status).toBe(415);
    const none = await raw('POST', '/api/v1/residents', '', {});
    expect([none.status, JSON.parse(none.text).code]).toEqual([400, 'invalid_input']);
  });
});

describe('what cannot be read is refused with 400', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    ['64 000 lists in each other', '['.repeat(64_000) + ']'.repeat(64_000), 'too_deep'],
    ['64 000 lists in a field', `{"address":${'['.repeat(64_000)}${']'.repeat(64_000)}}`, 'too_deep'],
    ['30 000 objects in each other', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`, 'too_deep'],
    ['lists that never end', '['.repeat(64_000), 'bad_json'],
    ['half of an object', '{"lastName": "Dur', 'bad_json'],
    ['what replaces a prototype', '{"__proto__": {"isAdmin": true}}', 'bad_json'],
    ['noise', '\u0000\u0001\ud800', 'bad_json'],
  ])('%s', async (_, text, code) => {
    const answer = await raw('POST', '/api/v1/residents', text, json);
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, code]);
  });

  test('a form that replaces a prototype', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await raw('POST', '/api/v1/residents', '__proto__=x', type);
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, 'bad_form']);
  });

  test('twenty levels are enough for anything of ours, and read', async () => {
    const text = `{"address":${'['.repeat(15)}${']'.repeat(15)}}`;
    expect(JSON.parse((await raw('POST', '/api/v1/residents', text, json)).text).code).toBe('invalid_input');
  });
});

test('a large body that comes by a slow line is thrown away to its end: a browser shows no answer before', async () => {
  const part = Buffer.alloc(2 ** 18, ' ');
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  let sent = 0;
  socket.on('data', (data) => (answer += data.toString())).on('error', () => undefined);
  const head = [
    'POST /api/v1/residents HTTP/1.1',
    `host: ${host}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${6 * part.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  for (; sent < 6 && !socket.destroyed; sent++) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  expect([sent, socket.destroyed]).toEqual([6, false]);
  expect(answer).toContain('"too_large"');
  socket.destroy();
});

test('a refused body leaves the connection fit for what comes after it', async () => {
  for (let i = 0; i < 5; i++) {
    expect((await client(app).post('/api/v1/residents', { lastName: 'x'.repeat(1000) })).status).toBe(401);
    expect((await nadia.get('/api/v1/residents')).status).toBe(200);
  }
});

/** As a program of somebody signed in sends it, without anything a library would add. */
function raw(method: string, path: string, body: string, headers: Record<string, string>) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = httpRequest(
      {
        port,
        path,
        method,
        headers: { host, authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body), ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode!, text }));
      },
    );
    sending.on('error', reject).end(body);
  });
}
