import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { IssuerKeys } from '../../src/ccas/issuer-keys.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { MakeCardBatch } from '../../src/printing/make-card-batch.js';
import { VerifyPass } from '../../src/redemptions/verify-pass.js';
import { startApp, type TestApp } from '../support/app.js';
import { greyOf, readWithZxing } from '../support/barcodes.js';
import { anotherCcas, aPassHolder, aResident } from '../support/builders.js';
import { renderPdf, textOfPdf } from '../support/card-video.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';
import { aStreet, download, driveByHand, follow, print, requestBatch } from './printing-support.js';

let app: TestApp;
let nadia: Client;
beforeEach(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterEach(() => app.close());

const sheets = { choice: 'never_printed', cards: 'sheets' };
const waitingToBePrinted = async () => {
  const [{ count }] = await app.within((tx) =>
    tx.query('select count(*)::int as count from printable_cards($1) where printed_at is null', [
      app.clock.today().toString(),
    ]),
  );
  return count;
};
const revoke = (passId: string) =>
  app.within((tx) =>
    app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, { verb: 'revoke', reason: 'moved' }),
  );
async function codesOf(pdf: Buffer, page = 1): Promise<string[]> {
  return readWithZxing(greyOf(await renderPdf(pdf, 200, page)));
}

describe('a batch of cards', () => {
  test('is one PDF with a code for each card, as long as it says, and every code is a valid pass', async () => {
    const holders = await aStreet(app, 3);
    const batch = await print(nadia, sheets);
    expect(batch).toMatchObject({ state: 'done', total: 3, made: 3, leftOut: 0 });
    const { status, pdf, length } = await download(app, `/api/v1/card-batches/${batch.id}/cards.pdf`);
    expect([status, pdf.length]).toEqual([200, length]);
    expect(batch.cardsBytes).toBe(length);
    const codes = await codesOf(pdf);
    expect(codes).toHaveLength(3);
    const passes = await app.within(async (tx) => {
      const found = [];
      for (const code of codes)
        found.push(await app.get(VerifyPass).run(tx, systemActor(app.ccasId), { passCode: code }));
      return found;
    });
    expect(passes.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(holders).toHaveLength(3);
  });

  test('follows the streets, house by house, and numbers each card', async () => {
    await aPassHolder(app, { lastName: 'Zola', address: '2 rue des Camélias', postcode: '94140' });
    await aPassHolder(app, { lastName: 'Balzac', address: '10 rue des Camélias', postcode: '94140' });
    await aPassHolder(app, { lastName: 'Verne', address: '1 bis, allée des Pins', postcode: '94140' });
    await aPassHolder(app, { lastName: 'Hugo', address: '7 allée des Pins', postcode: '94140' });
    await aPassHolder(app, { lastName: 'Sand', address: '1 rue des Camélias', postcode: '94000' });
    await aPassHolder(app, { lastName: 'Colette' });
    const { id } = await print(nadia, { ...sheets, cards: 'single' });
    const text = await textOfPdf((await download(app, `/api/v1/card-batches/${id}/cards.pdf`)).pdf);
    expect(text.match(/SAND|VERNE|HUGO|ZOLA|BALZAC|COLETTE|\d\/6/g)).toEqual([
      'SAND',
      '1/6',
      'VERNE',
      '2/6',
      'HUGO',
      '3/6',
      'ZOLA',
      '4/6',
      'BALZAC',
      '5/6',
      'COLETTE',
      '6/6',
    ]);
  });

  test('marks its cards as printed; so does the single card', async () => {
    const [first] = await aStreet(app, 3);
    expect(await waitingToBePrinted()).toBe(3);
    await nadia.get(`/api/v1/passes/${first!.passId}/card.pdf`);
    expect(await waitingToBePrinted()).toBe(2);
    expect(await print(nadia, sheets)).toMatchObject({ total: 2 });
    expect(await waitingToBePrinted()).toBe(0);
  });

  test('of letters alone leaves the cards to be printed', async () => {
    await aStreet(app, 1);
    expect(await print(nadia, { choice: 'never_printed', letters: true })).toMatchObject({ made: 1, cards: null });
    expect(await waitingToBePrinted()).toBe(1);
  });

  test('leaves out a pass withdrawn between choice and print, and says so', async () => {
    await driveByHand(app);
    const [one, two, three] = await aStreet(app, 3);
    const id = await requestBatch(app, { letters: true });
    await revoke(two!.passId);
    await app.get(MakeCardBatch).run(app.ccasId, id);
    const { body } = await nadia.get(`/api/v1/card-batches/${id}`);
    expect(body).toMatchObject({ state: 'done', total: 3, made: 2, leftOut: 1 });
    expect(body.leftOutItems).toMatchObject([{ place: 2, passId: two!.passId, why: 'pass_over' }]);
    const { pdf } = await download(app, `/api/v1/card-batches/${id}/cards.pdf`);
    expect(await codesOf(pdf)).toHaveLength(2);
    const letters = await textOfPdf((await download(app, `/api/v1/card-batches/${id}/letters.pdf`)).pdf);
    expect(letters).toContain('1/3');
    expect(letters).not.toContain('2/3');
    expect([one, three]).toHaveLength(2);
  });

  test('of named passes says which of them could not be printed', async () => {
    const [one, two] = await aStreet(app, 2);
    await revoke(two!.passId);
    const form = { choice: 'passes', passIds: [one!.passId, two!.passId], cards: 'single' };
    expect(await print(nadia, form)).toMatchObject({ total: 2, made: 1, leftOut: 1 });
  });

  test('takes what was issued since a day in Paris, that day included', async () => {
    app.clock.set('2026-12-07T22:59:59Z');
    await aPassHolder(app, { lastName: 'Veille' });
    app.clock.set('2026-12-07T23:00:00Z');
    await aPassHolder(app, { lastName: 'Jour' });
    const batch = await print(nadia, { choice: 'issued_since', issuedSince: '2026-12-08', cards: 'single' });
    const text = await textOfPdf((await download(app, `/api/v1/card-batches/${batch.id}/cards.pdf`)).pdf);
    expect([text.includes('JOUR'), text.includes('VEILLE')]).toEqual([true, false]);
  });

  test('to be made again takes the cards only a compromised key has signed, until they are printed', async () => {
    await aStreet(app, 2);
    await app.within(async (tx) => {
      await tx.query(`update issuer_key set state = 'compromised'`);
    });
    await app.within((tx) => app.get(IssuerKeys).create(tx, app.ccasId, 'active'));
    await aPassHolder(app, { lastName: 'Nouvelle' });
    await aResident(app, { lastName: 'Sans pass' });
    expect(await print(nadia, { choice: 'reissue', cards: 'sheets' })).toMatchObject({ total: 2, made: 2 });
    expect((await nadia.post('/api/v1/card-batches', { choice: 'reissue', cards: 'sheets' })).body.code).toBe(
      'nothing_to_print',
    );
  });
});

describe('a batch is refused', () => {
  test('when there is nothing to print, saying what to do', async () => {
    const { status, body } = await nadia.post('/api/v1/card-batches', sheets);
    expect([status, body.code]).toEqual([409, 'nothing_to_print']);
    expect(body.nextStep).toContain('délivrez');
  });

  test.each([
    [
      'a day to come',
      { choice: 'issued_since', issuedSince: '2026-12-09', cards: 'sheets' },
      'issuedSince',
      'future_day',
    ],
    [
      'no such day',
      { choice: 'issued_since', issuedSince: '2026-02-30', cards: 'sheets' },
      'issuedSince',
      'invalid_day',
    ],
    ['no day', { choice: 'issued_since', cards: 'sheets' }, 'issuedSince', 'required'],
    ['nobody', { choice: 'passes', cards: 'sheets' }, 'passIds', 'required'],
    ['somebody unknown', { choice: 'passes', passIds: [uuidv7()], cards: 'sheets' }, undefined, undefined],
    ['neither cards nor letters', { choice: 'never_printed' }, 'cards', 'required'],
    ['no such choice', { choice: 'all', cards: 'sheets' }, 'choice', 'not_in_list'],
    [
      'people beside a date',
      { choice: 'issued_since', issuedSince: '2026-12-01', passIds: [uuidv7()], cards: 'sheets' },
      'passIds',
      'not_expected',
    ],
  ])('with %s', async (_, form, field, code) => {
    await aStreet(app, 1);
    const { status, body } = await nadia.post('/api/v1/card-batches', form);
    expect(status).toBe(field ? 400 : 409);
    expect(body.errors?.[0]?.field).toBe(field);
    expect(body.errors?.[0]?.code).toBe(code);
  });

  test('with one unknown pass among others: nothing is half-accepted', async () => {
    const [one] = await aStreet(app, 1);
    const form = { choice: 'passes', passIds: [one!.passId, uuidv7()], cards: 'sheets' };
    const { status, body } = await nadia.post('/api/v1/card-batches', form);
    expect([status, body.errors[0].code]).toEqual([400, 'unknown_pass']);
    expect((await nadia.get('/api/v1/card-batches')).body.items).toEqual([]);
  });
});

describe('a file', () => {
  test('is not there before it is made, nor when it was not asked for', async () => {
    await driveByHand(app);
    await aStreet(app, 1);
    const id = await requestBatch(app, {});
    const cards = await nadia.get(`/api/v1/card-batches/${id}/cards.pdf`);
    expect([cards.status, cards.body.code, cards.body.why]).toEqual([409, 'file_not_there', 'not_ready']);
    expect((await nadia.get(`/api/v1/card-batches/${id}/letters.pdf`)).body.why).toBe('not_asked');
  });

  test('is not another CCAS’s', async () => {
    await aStreet(app, 1);
    const { id } = await print(nadia, sheets);
    const other = await anotherCcas(app);
    const theirs = client(app, await aToken(app, 'agent', { ccasId: other.ccasId }), other.host);
    expect((await theirs.get(`/api/v1/card-batches/${id}`)).status).toBe(404);
    expect((await theirs.get(`/api/v1/card-batches/${id}/cards.pdf`)).status).toBe(404);
    expect((await theirs.get('/api/v1/card-batches')).body.items).toEqual([]);
  });

  test('lies sealed: neither a PDF nor a code can be read in the database, nor a piece put in another’s place', async () => {
    const [one] = await aStreet(app, 1);
    const { id } = await print(nadia, { ...sheets, letters: true });
    const rows: { sealed: Buffer }[] = await app.within((tx) => tx.query('select sealed from card_batch_chunk'));
    expect(rows.length).toBe(2);
    for (const { sealed } of rows) {
      expect(sealed.includes('%PDF')).toBe(false);
      expect(sealed.includes('endobj')).toBe(false);
      expect(sealed.includes(one!.passCode)).toBe(false);
    }
    await app.within(async (tx) => {
      await tx.query(`insert into card_batch_chunk (batch_id, document, place, sealed)
        select batch_id, 'letters', 7, sealed from card_batch_chunk where document = 'cards'`);
      await tx.query(`delete from card_batch_chunk where document = 'letters' and place = 0`);
      await tx.query(`insert into card_batch_chunk (batch_id, document, place, sealed)
        select batch_id, 'letters', 0, sealed from card_batch_chunk where place = 7`);
    });
    const { status, pdf } = await download(app, `/api/v1/card-batches/${id}/letters.pdf`);
    expect([status, pdf.includes('%PDF')]).toEqual([500, false]);
  });

  test('is deleted after seven days, with who was in it; the batch stays', async () => {
    await aStreet(app, 1);
    const { id } = await print(nadia, sheets);
    app.clock.advance({ hours: 7 * 24 - 1 });
    expect(await app.get(Retention).run('printed-files-cleared', app.ccasId)).toEqual({ cleared: 0 });
    app.clock.advance({ hours: 2 });
    expect(await app.get(Retention).run('printed-files-cleared', app.ccasId)).toEqual({ cleared: 1 });
    nadia = await nadiaTheAgent(app);
    expect(await follow(nadia, id)).toMatchObject({ state: 'cleared', total: 1, made: 1 });
    expect((await nadia.get(`/api/v1/card-batches/${id}/cards.pdf`)).body.why).toBe('cleared');
    const left = await app.within((tx) =>
      tx.query('select batch_id from card_batch_item union all select batch_id from card_batch_chunk'),
    );
    expect(left).toEqual([]);
  });
});
