import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/kernel/access/actor.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { formatPassNumber } from '../../src/passes/pass-number.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, anotherCcas, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';
import { TestPhone } from '../support/phone.js';

let app: TestApp;
let nadia: AgentsConsole;
let nadiaId: string;
let api: Client;
let till: Client;
let offerId: string;
beforeAll(async () => {
  app = await startApp();
  const wanted = {
    kind: 'agent',
    name: 'Nadia',
    email: 'n@ccas.example',
    password: 'bleuet-tramway-82-girafe',
  } as const;
  nadiaId = await app.within((tx) => app.get(CreateAccount).run(tx, systemActor(app.ccasId), wanted));
  nadia = await anAgentsConsole(app, nadiaId);
  api = await nadiaTheAgent(app);
  const centre = await aPartner(app, { name: 'Audition Canari', kind: 'hearing' });
  offerId = await anOffer(app, centre, { title: 'Appareil serin', limit: { uses: 1, period: 'year' } });
  till = await aTill(app, centre);
});
afterAll(() => app.close());

/** Where Odette was, by name. */
const place = /canari|serin/i;

let odette: { passId: string; passCode: string; residentId: string; path: string; useId: string; number: string };
/** Odette, who used the offer once and was then refused it. */
beforeEach(async () => {
  const holder = await aPassHolder(app, { lastName: 'Vasseur', firstName: 'Odette' });
  const { residentId, number } = await app.within((tx) => app.get(PassQuery).get(tx, holder.passId));
  const used = await redeem(till, { passCode: holder.passCode, offerId });
  await redeem(till, { passCode: holder.passCode, offerId });
  await till.post('/api/v1/verifications', { passCode: holder.passCode });
  odette = { ...holder, residentId, number, path: `/ccas/usagers/${residentId}`, useId: used.body.id };
});

const looks = () =>
  app.within((tx) =>
    tx.query(
      `select actor_id, subject_kind, subject_id, details from audit_entry where action = 'resident.uses_shown' and subject_id = $1`,
      [odette.residentId],
    ),
  );

describe('an agent who is not asked', () => {
  test('sees how many uses, the day of the last, and why something was refused; never where, nor the minute', async () => {
    const { words } = await nadia.open(`${odette.path}?tout=oui`);
    expect(words).toContain('1 utilisation en douze mois, 1 en tout. La dernière le 8 décembre 2026.');
    expect(words).toContain('1 refus en douze mois.');
    expect(words).toContain('Regardé 1 fois en douze mois par une caisse qui n’avait rien à donner.');
    expect(words).toContain('Refus : Cet avantage a déjà été utilisé autant de fois que prévu.');
    expect(words).not.toMatch(place);
    expect(await looks()).toEqual([]);
  });

  test.each([
    ['the dossier, narrowed to refusals', () => nadia.open(`${odette.path}?voir=refusal`)],
    ['the dossier, asked for uses', () => nadia.open(`${odette.path}?voir=use`)],
    ['the search', () => nadia.submit('/ccas/recherche', { q: 'vasseur' })],
    ['the refusals of the whole CCAS', () => nadia.open('/ccas/refus?jours=90')],
    ['the list of residents', () => nadia.open('/ccas/usagers')],
    ['the exported residents', () => nadia.open('/ccas/usagers.csv')],
    ['the exported passes', () => nadia.open('/ccas/pass.csv')],
    ['the resident in the API', async () => ({ html: (await api.get(`/api/v1/residents/${odette.residentId}`)).text })],
    ['the pass in the API', async () => ({ html: (await api.get(`/api/v1/passes/${odette.passId}`)).text })],
  ])('reads no shop of hers in %s', async (_, open) => {
    const { html } = await open();
    expect(html.length).toBeGreaterThan(50);
    expect(html).not.toMatch(place);
  });

  test('finds in the exported uses no pass and no minute', async () => {
    const { words } = await nadia.open('/ccas/utilisations.csv');
    expect(words).toContain('Appareil serin');
    expect(words).not.toContain(odette.number.slice(0, 4));
    expect(words).not.toMatch(/\d\d:\d\d|\d h \d\d/);
  });

  test('learns nothing by checking her number: what is left of an offer is said when it is used', async () => {
    const shown = { passNumber: formatPassNumber(odette.number.replaceAll('-', '')) };
    const { body } = await api.post('/api/v1/verifications', shown);
    const other = await aPassHolder(app);
    const fresh = (await api.post('/api/v1/verifications', { passCode: other.passCode })).body;
    expect(body.offers.length).toBeGreaterThan(0);
    expect(body.offers).toEqual(fresh.offers);
    expect((await redeem(api, { ...shown, offerId })).body.code).toBe('limit_reached');
  });

  test('nor does a manager who reads the journal, older entries included', async () => {
    await app.within((tx) =>
      tx.query(`select append_audit($1, 'till', null, 'redemption.accepted', 'redemption', $2, $3)`, [
        app.clock.now().toString(),
        odette.useId,
        JSON.stringify({ offerId, passId: odette.passId }),
      ]),
    );
    const manager = await aManagersConsole(app);
    const written = await app.within((tx) =>
      tx.query(
        `select details from audit_entry where action = 'redemption.accepted' and subject_id = $1 order by at, seq`,
        [odette.useId],
      ),
    );
    expect(written[0].details).toEqual({ offerId });
    expect((await manager.open('/ccas/journal.csv?quoi=redemption.accepted')).words).not.toContain(odette.passId);
    expect((await manager.open('/ccas/journal?sur=vasseur')).words).not.toMatch(place);
    const all = await client(app, await aToken(app, 'manager')).get(
      '/api/v1/audit?action=redemption.accepted&limit=200',
    );
    expect(all.text).toContain(odette.useId);
    expect(all.text).not.toContain(odette.passId);
  });
});

describe('when the person asks', () => {
  test('the list is shown: offer, partner, minute, refusals; what was only checked stays hers', async () => {
    const checked = await aPartner(app, { name: 'Pharmacie Regardée' });
    await anOffer(app, checked);
    await (await aTill(app, checked)).post('/api/v1/verifications', { passCode: odette.passCode });
    const { status, words } = await nadia.submit(`${odette.path}/utilisations`);
    expect(status).toBe(200);
    expect(words).toMatch(/Appareil serin, Audition Canari 8 décembre 2026 à 10 h 00/);
    expect(words).toContain('Refusé : Cet avantage a déjà été utilisé autant de fois que prévu.');
    expect(words).not.toContain('Pharmacie Regardée');
  });

  test('the look is in the journal and in her dossier, with ids only, each time', async () => {
    await nadia.submit(`${odette.path}/utilisations`);
    await nadia.submit(`${odette.path}/utilisations`);
    const look = { actor_id: nadiaId, subject_kind: 'resident', subject_id: odette.residentId, details: {} };
    expect(await looks()).toEqual([look, look]);
    expect((await nadia.open(odette.path)).words).toMatch(
      /Nadia +La liste de ses utilisations a été lue, à sa demande/,
    );
    const manager = await aManagersConsole(app);
    expect((await manager.open('/ccas/journal?quoi=resident.uses_shown')).words).toMatch(
      /Nadia +a lu, à sa demande, où a servi le pass d’ *Odette Vasseur/,
    );
  });

  test('no address opens it, and without the journal nothing is shown', async () => {
    expect((await nadia.open(`${odette.path}/utilisations`)).location).toBe(odette.path);
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('revoke execute on function append_audit from passerelle_app');
      const { status, words } = await nadia.submit(`${odette.path}/utilisations`);
      expect(status).toBe(500);
      expect(words).not.toMatch(place);
    } finally {
      await owner.query('grant execute on function append_audit to passerelle_app');
      await owner.end();
    }
  });

  test('a use that is a mistake is taken back from it, with a reason, and is hers again', async () => {
    const address = `${odette.path}/utilisations/${odette.useId}/annulation`;
    expect((await nadia.submit(`${odette.path}/utilisations`)).html).toContain(`action="${address}"`);
    const without = await nadia.submit(address, { reason: ' ' });
    expect([without.status, without.words.includes('Un motif est obligatoire.')]).toEqual([400, true]);
    const accepted = await nadia.submit(address, { reason: 'Double saisie.' });
    expect(accepted.location).toBe(`${odette.path}?fait=annulation#utilisations`);
    const { words } = await nadia.open(`${odette.path}?fait=annulation`);
    expect(words).toContain('C’est annulé');
    expect(words).toContain('Le pass n’a pas encore servi.');
    expect((await redeem(till, { passCode: odette.passCode, offerId })).status).toBe(201);
  });

  test('who took a use back, when and why stands beside it in the list, and nowhere else', async () => {
    app.clock.advance({ minutes: 3 });
    await nadia.submit(`${odette.path}/utilisations/${odette.useId}/annulation`, { reason: 'Double saisie.' });
    const { words } = await nadia.submit(`${odette.path}/utilisations`);
    expect(words).toMatch(/Annulée le 8 décembre 2026 à 10 h 0\d par Nadia : Double saisie\./);
    const phone = await TestPhone.carrying(app, { passId: odette.passId });
    for (const text of [(await nadia.open(odette.path)).html, (await phone.get()).text])
      expect(text).not.toContain('Double saisie');
  });

  test('a use that is not taken back shows its day again: neither a shop nor another look', async () => {
    const address = `${odette.path}/utilisations/${odette.useId}/annulation`;
    const tooLong = 'à'.repeat(501);
    for (const reason of ['', tooLong]) {
      const { status, words, html } = await nadia.submit(address, { reason });
      expect([status, words.includes('Annuler l’utilisation du 8 décembre 2026')]).toEqual([400, true]);
      expect(words).not.toMatch(place);
      expect(html).toContain(reason);
    }
    await nadia.submit(address, { reason: 'Erreur' });
    const again = await nadia.submit(address, { reason: 'Erreur' });
    expect([again.status, again.words.includes('déjà annulée'), place.test(again.words)]).toEqual([409, true, false]);
    expect(await looks()).toEqual([]);
  });

  test('a use is taken back from the dossier it belongs to only', async () => {
    const neighbour = await aPassHolder(app);
    const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, neighbour.passId));
    const address = `/ccas/usagers/${residentId}/utilisations/${odette.useId}/annulation`;
    for (const reason of ['Erreur', '']) {
      const { status, words } = await nadia.submit(address, { reason });
      expect([status, words.includes('8 décembre')]).toEqual([404, false]);
    }
    expect((await nadia.open(odette.path)).words).toContain('1 utilisation en douze mois');
  });

  test('a manager who reads the journal learns from the void neither the offer nor the shop', async () => {
    await nadia.submit(`${odette.path}/utilisations`);
    await nadia.submit(`${odette.path}/utilisations/${odette.useId}/annulation`, { reason: 'Erreur' });
    const manager = await aManagersConsole(app);
    for (const file of ['/ccas/journal', '/ccas/journal.csv']) {
      const { words } = await manager.open(`${file}?quoi=redemption.voided`);
      expect(words).toContain('a annulé une utilisation');
      expect(words).not.toMatch(place);
    }
    expect((await manager.open('/ccas/journal.csv?quoi=redemption.voided')).words).toContain(odette.useId);
  });

  test('of a dossier of another CCAS there is none', async () => {
    const other = await anotherCcas(app, 'creteil');
    const { passId } = await aPassHolder(other);
    const { residentId } = await other.within((tx) => other.get(PassQuery).get(tx, passId));
    expect((await nadia.submit(`/ccas/usagers/${residentId}/utilisations`)).status).toBe(404);
  });
});

describe('the holder', () => {
  test('keeps all of it: on the phone, and in the file of their data', async () => {
    const phone = await TestPhone.carrying(app, { passId: odette.passId });
    expect((await phone.get()).text).toMatch(place);
    expect((await phone.get('/data')).text).toMatch(place);
    expect((await nadia.open(`${odette.path}/donnees.json`)).html).toMatch(place);
  });
});
