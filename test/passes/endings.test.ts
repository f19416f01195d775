import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { RenewPass } from '../../src/passes/renew-pass.js';
import { DossierParts } from '../../src/residents/dossier-parts.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { wordsOfPdf } from '../support/pdf-words.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
});

/** Passes are valid from 8 December 2026 to 7 December 2028. */
const at = async (day: string) => {
  app.clock.set(`${day}T08:00:00Z`);
  nadia = await anAgentsConsole(app);
};
const page = '/ccas/pass/echeances';
const revoke = (passId: string) =>
  app.within((tx) =>
    app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, { verb: 'revoke', reason: 'deceased' }),
  );
const renew = (passId: string) => app.within((tx) => app.get(RenewPass).run(tx, systemActor(app.ccasId), passId));
const endOf = async (passId: string) => {
  const [row] = await app.within((tx) => tx.query('select valid_through from pass where id = $1', [passId]));
  return row.valid_through as string;
};
const residentOf = async (passId: string) => {
  const [row] = await app.within((tx) => tx.query('select resident_id from pass where id = $1', [passId]));
  return row.resident_id as string;
};

describe('passes that end soon', () => {
  test('are listed for thirty, sixty or ninety days, last day included', async () => {
    await aPassHolder(app);
    const isListed = async (days: string) => (await nadia.open(`${page}?jours=${days}`)).words.includes('Le Bràs');
    for (const [day, days] of [
      ['2028-09-08', '90'],
      ['2028-10-08', '60'],
      ['2028-11-07', '30'],
    ] as const) {
      await at(day);
      expect(await isListed(days)).toBe(true);
      app.clock.advance({ hours: -24 });
      expect(await isListed(days)).toBe(false);
    }
    await at('2028-12-07');
    expect(await isListed('30')).toBe(true);
    expect(await isListed('over')).toBe(false);
    await at('2028-12-08');
    expect(await isListed('30')).toBe(false);
    expect(await isListed('over')).toBe(true);
  });

  test('leave out the revoked and those renewed', async () => {
    const { passId: revoked } = await aPassHolder(app, { firstName: 'Anne' });
    const { passId: renewed } = await aPassHolder(app, { firstName: 'Berthe' });
    await at('2028-10-08');
    await revoke(revoked);
    await renew(renewed);
    expect((await nadia.open(page)).words).toContain('Aucun pass ici');
  });

  test('of another CCAS are not seen', async () => {
    await aPassHolder(await anotherCcas(app));
    await at('2028-10-08');
    expect((await nadia.open(page)).words).toContain('Aucun pass ici');
  });

  test('are sorted by name when asked, counted, and their file has the same rows', async () => {
    await aPassHolder(app, { firstName: 'Anne', lastName: 'Zola' });
    await aPassHolder(app, { firstName: 'Berthe', lastName: 'Abel' });
    await at('2028-10-08');
    const { words } = await nadia.open(`${page}?jours=60&tri=nom&sens=decroissant`);
    expect(words).toMatch(/2 pass .*Anne Zola.*Berthe Abel/);
    const { html } = await nadia.open('/ccas/echeances.csv?jours=60&tri=nom');
    expect(html).toMatch(
      /Nom;Prénom;Numéro;Se termine le;Prévenu·e\r\nAbel;Berthe;.*;07\/12\/2028;Pas encore\r\nZola;Anne;/,
    );
    expect((await nadia.open('/ccas/echeances.csv?jours=30')).html).not.toContain('Zola');
  });

  test('can all be ticked at once, without a script', async () => {
    await aPassHolder(app, { firstName: 'Anne' });
    await aPassHolder(app, { firstName: 'Berthe' });
    await at('2028-10-08');
    const { html } = await nadia.open(page);
    expect(html).not.toMatch(/<input type="checkbox"[^>]*checked/);
    const link = /href="([^"]+tout=oui)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    expect((await nadia.open(link)).html.match(/<input type="checkbox"[^>]*checked/g)).toHaveLength(2);
  });
});

describe('renewing many', () => {
  test('says how many, offers their cards, and gives each refusal its reason while keeping the choice', async () => {
    const { passId: anne } = await aPassHolder(app, { firstName: 'Anne' });
    const { passId: berthe } = await aPassHolder(app, { firstName: 'Berthe' });
    const { passId: claire } = await aPassHolder(app, { firstName: 'Claire' });
    await at('2028-10-08');
    await app.within(async (tx) => {
      await tx.query(
        `update resident set residence_proof_kind = null, residence_proof_seen_on = null where id = (select resident_id from pass where id = $1)`,
        [berthe],
      );
    });
    const { words, html } = await nadia.submit(`${page}?jours=60`, { passId: [anne, berthe, claire] });
    expect(words).toContain('2 pass renouvelés');
    expect(words).toMatch(/1 pass n’a pas été renouvelé.*Berthe Le Bràs.*justificatif/);
    expect(html).toMatch(new RegExp(`<input type="checkbox"[^>]*value="${berthe}"[^>]*checked`));
    expect(html.match(/<input type="hidden" name="passId"/g)).toHaveLength(2);
    expect([await endOf(anne), await endOf(berthe), await endOf(claire)]).toEqual([
      '2030-10-07',
      '2028-12-07',
      '2030-10-07',
    ]);
  });

  test('with nothing ticked says so', async () => {
    await at('2028-10-08');
    expect((await nadia.submit(page)).words).toContain('Aucun pass n’était choisi');
  });

  test('sent twice at once renews once, and says why the second time it did not', async () => {
    const { passId } = await aPassHolder(app);
    await at('2028-10-08');
    const both = await Promise.all([nadia.submit(page, { passId }), nadia.submit(page, { passId })]);
    expect(both.map(({ words }) => words.includes('1 pass renouvelé')).toSorted()).toEqual([false, true]);
    const [{ count }] = await app.within((tx) => tx.query('select count(*)::int as count from credential'));
    expect(count).toBe(2);
  });

  test('with an unknown pass, or one of another CCAS, renews the others', async () => {
    const { passId } = await aPassHolder(app);
    const { passId: foreign } = await aPassHolder(await anotherCcas(app));
    await at('2028-10-08');
    const { words } = await nadia.submit(page, { passId: [uuidv7(), foreign, passId] });
    expect(words).toMatch(/1 pass renouvelé.*2 pass n’ont pas été renouvelés.*introuvable/);
  });

  test('works for a pass that is over', async () => {
    const { passId } = await aPassHolder(app);
    await at('2029-01-15');
    expect((await nadia.submit(`${page}?jours=over`, { passId })).words).toContain('1 pass renouvelé');
    expect(await endOf(passId)).toBe('2031-01-14');
  });
});

describe('in the dossier', () => {
  test('a pass that ends within ninety days can be renewed, as can one that is over', async () => {
    const { passId } = await aPassHolder(app);
    const dossier = `/ccas/usagers/${await residentOf(passId)}`;
    await at('2028-09-07');
    expect((await nadia.open(dossier)).words).not.toContain('Renouveler le pass');
    await at('2028-09-08');
    expect((await nadia.open(dossier)).words).toContain('Renouveler le pass');
    await at('2029-01-15');
    expect((await nadia.open(dossier)).words).toContain('Renouveler le pass');
    expect(await nadia.submit(`${dossier}/pass/${passId}/renouvellement`)).toMatchObject({ status: 303 });
    expect(await endOf(passId)).toBe('2031-01-14');
  });

  test('a revoked or suspended pass offers no renewal', async () => {
    const { passId } = await aPassHolder(app);
    const dossier = `/ccas/usagers/${await residentOf(passId)}`;
    await at('2028-10-08');
    await app.within((tx) => app.get(ChangePassState).run(tx, systemActor(app.ccasId), passId, { verb: 'suspend' }));
    expect((await nadia.open(dossier)).words).not.toContain('Renouveler le pass');
    await revoke(passId);
    expect((await nadia.open(dossier)).words).not.toContain('Renouveler le pass');
  });
});

describe('letters for those without an e-mail address', () => {
  const letters = async () => {
    await at('2028-10-08');
    await app.get(Jobs).tick();
  };
  const waiting = async () =>
    /Lettres à imprimer(.*?)(Lettres déjà imprimées|<\/main>|Pass senior, un service)/.exec(
      (await nadia.open(page)).words,
    )![1]!;

  test('wait on the list, are printed together, and can be printed again', async () => {
    await aPassHolder(app, { firstName: 'Anne', address: '3 rue Véron', postcode: '94140' });
    await aPassHolder(app, { firstName: 'Berthe' });
    await aPassHolder(app, { firstName: 'Claire', email: 'claire@exemple.fr' });
    await letters();
    expect(await waiting()).toMatch(/Anne Le Bràs.*Berthe Le Bràs.*adresse à compléter.*Imprimer 2 lettres/);
    expect(await waiting()).not.toContain('Claire');

    const { status, location } = await nadia.submit(`${page}/lettres`);
    expect(status).toBe(303);
    expect(await waiting()).toContain('Aucune lettre n’attend');
    const pdf = /href="(\/ccas\/pass\/echeances\/lettres\/[^"]+)"/.exec((await nadia.open(location!)).html)![1]!;
    for (let time = 0; time < 2; time++) {
      const { body } = await nadia.open(pdf);
      const words = (await wordsOfPdf(body)).map(({ text }) => text).join(' ');
      expect(words).toMatch(/Anne Le Bràs.*3 rue Véron.*94140 ALFORTVILLE/s);
      expect(words).toContain('7 décembre 2028');
      expect(words).toContain('01 43 75 00 00');
    }
    const [row] = await app.within((tx) =>
      tx.query(
        `select printed_by_kind, printed_by is not null as known, printed_at from pass_reminder where printing_id is not null limit 1`,
      ),
    );
    expect(row).toMatchObject({ printed_by_kind: 'agent', known: true });
  });

  test('are counted, and the first ten are shown: all are printed', async () => {
    for (let each = 0; each < 12; each++)
      await aPassHolder(app, {
        firstName: `Anne-${'ABCDEFGHIJKL'[each]}`,
        ...(each > 0 && { address: '3 rue Véron', postcode: '94140' }),
      });
    await letters();
    const { html, words } = await nadia.open(page);
    const [section] = html.slice(html.indexOf('id="lettres"')).split('</section>');
    expect(section!.match(/<li>/g)).toHaveLength(10);
    expect(words).toMatch(/Lettres à imprimer 12 lettres *, *dont 1 *sans adresse/);
    expect(words).toMatch(
      /Seules les 10 premières sont affichées ici\. L’impression les prend toutes\..*Imprimer 12 lettres/,
    );
    const { location } = await nadia.submit(`${page}/lettres`);
    expect(await waiting()).toContain('Aucune lettre n’attend');
    expect((await nadia.open(location!)).words).toContain('12 lettres, le ');
  });

  test('are printed once by two agents at once', async () => {
    await aPassHolder(app);
    await letters();
    const both = await Promise.all([nadia.submit(`${page}/lettres`), nadia.submit(`${page}/lettres`)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  test('are not for someone who died since, nor for a pass renewed since', async () => {
    const { passId: anne } = await aPassHolder(app, { firstName: 'Anne' });
    const { passId: berthe } = await aPassHolder(app, { firstName: 'Berthe' });
    const { passId: claire } = await aPassHolder(app, { firstName: 'Claire' });
    await letters();
    await revoke(anne);
    await renew(berthe);
    expect(await waiting()).toMatch(/Claire/);
    expect(await waiting()).not.toMatch(/Anne|Berthe/);
    const { location } = await nadia.submit(`${page}/lettres`);
    await revoke(claire);
    const printing = new URL(location!, 'https://x').searchParams.get('impression')!;
    expect((await nadia.open(`${page}/lettres/${printing}`)).status).toBe(404);
  });

  test('sixty days before and fifteen days before, unprinted, are one letter', async () => {
    await aPassHolder(app);
    await letters();
    await at('2028-11-22');
    await app.get(Jobs).tick();
    expect(await waiting()).toContain('Imprimer 1 lettre');
  });
});

test('an erased dossier leaves no word of its reminders', async () => {
  const { passId } = await aPassHolder(app, { email: 'jeanne@exemple.fr' });
  await at('2028-10-08');
  await app.get(Jobs).tick();
  const residentId = await residentOf(passId);
  const part = app
    .get(DossierParts)
    .all()
    .find(({ tables }) => tables.includes('pass_reminder'))!;
  expect(await app.within((tx) => part.export(tx, residentId))).toMatchObject([
    { Rappel: 'par courriel, le 8 octobre 2028' },
  ]);
  await app.within((tx) => part.erase(tx, systemActor(app.ccasId), residentId));
  const [mail] = await app.within((tx) => tx.query('select state, recipient, text_body, html_body from mail'));
  expect(mail).toEqual({ state: 'cancelled', recipient: null, text_body: null, html_body: null });
});
