import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { Documents, LARGEST_DOCUMENT_BYTES } from '../../../src/kernel/documents/documents.js';
import { InvalidInput } from '../../../src/kernel/errors/domain-error.js';
import { ChangeAgreement } from '../../../src/mutuelle/agreements/change-agreement.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas } from '../../support/builders.js';
import { anAgentsConsole } from '../../support/console.js';
import { aDraftAgreement } from '../../support/mutuelle.js';

let app: TestApp;
let documents: Documents;
beforeAll(async () => {
  app = await startApp();
  documents = app.get(Documents);
});
afterAll(() => app.close());

const pdf = (size = 100) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 0x20)]);
const keep = (fileName: string, bytes: Buffer) => app.within((tx) => documents.keep(tx, { fileName, bytes }));

describe('a file that is kept', () => {
  test('comes back as it was, under its name', async () => {
    const id = await keep('Convention signée.pdf', pdf());
    const kept = await app.within((tx) => documents.get(tx, id));
    expect(kept).toMatchObject({ name: 'Convention signée.pdf', contentType: 'application/pdf' });
    expect(Buffer.from(kept.bytes)).toEqual(pdf());
  });

  test('is what it begins with, whatever it is called; of its name only a name stays', async () => {
    const id = await keep('../..\\x\u0000"<b>.exe', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    const kept = await app.within((tx) => documents.get(tx, id));
    expect(kept.contentType).toBe('image/jpeg');
    expect(kept.name).not.toMatch(/[\p{C}"<>\\/:]/u);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'required'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong_file_type'],
    ['a programme', Buffer.from('MZ..'), 'wrong_file_type'],
    ['over ten megabytes', pdf(LARGEST_DOCUMENT_BYTES + 1), 'file_too_large'],
  ])('is refused when it is %s', async (_, bytes, code) => {
    const refused = await keep('a.pdf', bytes).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).errors).toMatchObject([{ field: 'file', code }]);
  });

  test('is sent as a download under its name, and stays in no cache', async () => {
    const nadia = await anAgentsConsole(app);
    const page = `/ccas/mutuelle/conventions/${await aDraftAgreement(app)}`;
    const file = { fileName: 'Convention « été ».pdf', bytes: pdf() };
    await app.within((tx) =>
      app.get(ChangeAgreement).attach(tx, systemActor(app.ccasId), page.split('/').at(-1)!, 'Convention', file),
    );
    const [, href] = /href="([^"]+\/documents\/[^"]+)"/.exec((await nadia.open(page)).html)!;
    const answer = await nadia.open(href!);
    expect(answer.body).toEqual(pdf());
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename*=UTF-8''Convention%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB.pdf`,
    });
  });

  test('shows when it was changed behind the application’s back', async () => {
    const id = await keep('a.pdf', pdf());
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    await owner.query(`set app.ccas = '${app.ccasId}'`);
    await owner.query(`update document set bytes = bytes || '\\x00' where id = $1`, [id]);
    await owner.end();
    await expect(app.within((tx) => documents.get(tx, id))).rejects.toMatchObject({ code: 'document_changed' });
  });

  test('is nobody’s in another commune', async () => {
    const id = await keep('a.pdf', pdf());
    const other = await anotherCcas(app);
    await expect(other.within((tx) => documents.get(tx, id))).rejects.toMatchObject({ code: 'not_found' });
  });
});
