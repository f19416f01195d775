import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { startApp, type TestApp } from '../support/app.js';
import { greyOf, readWithZxing } from '../support/barcodes.js';
import { anOffer, anotherCcas, aPartner, aPassHolder } from '../support/builders.js';
import { renderPdf, textOfPdf } from '../support/card-video.js';
import { client } from '../support/http.js';
import { aToken } from '../support/personas.js';
import { download } from './printing-support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
});

const jeanne = { address: '12 rue des Camélias', postcode: '94140' };
const letterOf = async (passId: string) => (await download(app, `/api/v1/passes/${passId}/letter.pdf`)).pdf;

describe('the letter of a pass', () => {
  test('says to whom, which pass, how to have it on a phone and whom to call', async () => {
    const { passId } = await aPassHolder(app, jeanne);
    const text = await textOfPdf(await letterOf(passId));
    const [{ number }] = await app.within((tx) => tx.query('select number from pass where id = $1', [passId]));
    for (const words of [
      'CCAS d’Alfortville',
      'Jeanne Le Bràs',
      '12 rue des Camélias',
      '94140 ALFORTVILLE',
      'Alfortville, le 8 décembre 2026',
      `${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`,
      '7 décembre 2028',
      'pass.alfortville.example/mon-pass/activer',
      'jusqu’au 7 janvier 2027',
      'Appelez le 01 43 75 00 00',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Page 1');
  });

  test('its code opens the activation, with the secret that is written beside it', async () => {
    const { passId } = await aPassHolder(app, jeanne);
    const pdf = await letterOf(passId);
    const [url] = await readWithZxing(greyOf(await renderPdf(pdf, 300)));
    const [, secret] = /activer#[0-9A-Z]{9}\.([0-9A-Z]{8})$/.exec(url!)!;
    expect(await textOfPdf(pdf)).toContain(`${secret!.slice(0, 4)}-${secret!.slice(4)}`);
  });

  test('printed again, it gives the same secret while that is open', async () => {
    const { passId } = await aPassHolder(app, jeanne);
    const secretIn = async () =>
      / ([0-9A-Z]{4}-[0-9A-Z]{4}) votre date/.exec(await textOfPdf(await letterOf(passId)))?.[1];
    const first = await secretIn();
    expect(first).toBeDefined();
    expect(await secretIn()).toBe(first);
    await app.within((tx) =>
      tx.query('update activation_secret set withdrawn_at = opened_at where pass_id = $1', [passId]),
    );
    expect(await secretIn()).not.toBe(first);
  });

  test('names the offers they may use, the nearest first', async () => {
    const far = await aPartner(app, { name: 'Optique du Port', postcode: '94000' });
    const near = await aPartner(app, { name: 'Boulangerie du Pont', postcode: '94140' });
    await anOffer(app, near, { title: 'sur tout le magasin' });
    await anOffer(app, far, { title: 'un contrôle de la vue', benefit: { kind: 'service' } });
    await anOffer(app, near, { title: 'réservé au handicap', categories: [3] });
    const { passId } = await aPassHolder(app, jeanne);
    const text = await textOfPdf(await letterOf(passId));
    expect(text).toMatch(
      /Boulangerie du Pont.* : −10 %, sur tout le magasin.*Optique du Port.* : Gratuit, un contrôle/,
    );
    expect(text).not.toContain('réservé au handicap');
  });

  test('holds on one page with a long list of offers', async () => {
    const shop = await aPartner(app, { name: 'Grande épicerie coopérative du quartier Saint-Maurice' });
    for (let n = 0; n < 12; n++)
      await anOffer(app, shop, { title: `Un avantage au nom assez long pour deux lignes, ${n}` });
    const { passId } = await aPassHolder(app, jeanne);
    const text = await textOfPdf(await letterOf(passId));
    expect(text.match(/Un avantage/g)).toHaveLength(3);
    expect(text).not.toContain('Page 1');
  });

  test('is not for a suspended pass, nor for another CCAS', async () => {
    const { passId } = await aPassHolder(app, jeanne);
    const other = await anotherCcas(app);
    const theirs = client(app, await aToken(app, 'agent', { ccasId: other.ccasId }), other.host);
    expect((await theirs.get(`/api/v1/passes/${passId}/letter.pdf`)).status).toBe(409);
    await app.within((tx) => app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, { verb: 'suspend' }));
    const nadia = client(app, await aToken(app, 'agent'));
    const { status, body } = await nadia.get(`/api/v1/passes/${passId}/letter.pdf`);
    expect([status, body.code]).toEqual([409, 'wrong_pass_state']);
    const opened = await app.within((tx) => tx.query('select id from activation_secret'));
    expect(opened).toEqual([]);
  });
});
