import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JournalSubjectsQuery } from '../../src/journal/journal-subjects.query.js';
import { aCompany, aFund, aPledge, withSettings } from '../donations/giving.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anOffer, aPartner, aPassHolder, aResident } from '../support/builders.js';
import { anAgreement, anInsurer, aPath, aPermanence, book } from '../support/mutuelle.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await withSettings(app);
});
afterAll(() => app.close());

const find = (typed: string) => app.within((tx) => app.get(JournalSubjectsQuery).find(tx, typed));

describe('whom and what a few typed words mean', () => {
  test('a person, with their pass, its card and whoever cares for them', async () => {
    const { passId } = await aPassHolder(app, { lastName: 'Castellane', firstName: 'Hermine' });
    const carerId = await aCarer(app, passId);
    const [{ number, residentId }] = await app.within((tx) =>
      tx.query('select number, resident_id as "residentId" from pass where id = $1', [passId]),
    );
    for (const typed of ['castellane', number, residentId])
      expect(await find(typed)).toEqual(expect.arrayContaining([residentId, passId, carerId]));
  });

  test('a shop, and what it offers', async () => {
    const partnerId = await aPartner(app, { name: 'Le Fournil d’Élodie' });
    const offerId = await anOffer(app, partnerId, { title: 'Brioche offerte' });
    expect(await find('fournil')).toEqual([partnerId]);
    expect(await find("fournil d'elodie")).toEqual([partnerId]);
    expect(await find('BRIOCHE')).toEqual([offerId]);
  });

  test('a donor with their gifts, a gift by its reference, and the action that it pays for', async () => {
    const donorId = await aCompany(app, { name: 'Menuiserie Quélen', email: 'atelier@quelen.example' });
    const fundId = await aFund(app, { name: 'Ateliers de mémoire' });
    const giftId = await aPledge(app, { donorId, fundId });
    const [{ reference }] = await app.within((tx) =>
      tx.query('select reference from donation where id = $1', [giftId]),
    );
    for (const typed of ['quelen', 'Atelier@quelen.example'])
      expect((await find(typed)).toSorted()).toEqual([donorId, giftId].toSorted());
    expect(await find(reference.replaceAll(/(.{4})/g, '$1 '))).toEqual([giftId]);
    expect(await find('ateliers de memoire')).toEqual([fundId]);
  });

  test('whoever walks the path to the mutuelle, with or without a dossier, and their hour', async () => {
    const agreementId = await anAgreement(app);
    const { slots } = await aPermanence(app);
    const typed = await aPath(app, { lastName: 'Kerouédan', firstName: 'Yvonne' });
    const { id: hour } = await book(app, typed, slots[0]!);
    expect((await find('kerouedan')).toSorted()).toEqual([typed, hour].toSorted());
    const residentId = await aResident(app, { lastName: 'Tanguy', firstName: 'Albert' });
    const known = await aPath(app, { residentId });
    const { id: later } = await book(app, known, slots[1]!);
    expect(await find('tanguy')).toEqual(expect.arrayContaining([residentId, known, later]));
    const remi = await anInsurer(app, agreementId);
    expect((await find('deux rives')).toSorted()).toEqual([agreementId, remi.id].toSorted());
    expect(await find('remi')).toEqual([remi.id]);
  });
});
