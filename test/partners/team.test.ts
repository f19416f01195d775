import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor, type Actor } from '../../src/kernel/access/actor.js';
import { AddMember } from '../../src/teams/add-member.js';
import { RemoveMember } from '../../src/teams/remove-member.js';
import { TeamLinks } from '../../src/teams/team-links.js';
import { TeamQuery } from '../../src/teams/team.query.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole, aPartnersBrowser } from '../support/console.js';

const karim = { name: 'Karim', email: 'karim@boulangerie.example' };

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let bakery: string;
let chloe: string;
let shop: AgentsConsole;
beforeEach(async () => {
  bakery = await aPartner(app);
  chloe = await aMember(app, bakery);
  shop = await aPartnersBrowser(app, bakery, chloe);
});
const teamOf = (ownerId: string) => ({ kind: 'partner', ownerId });
const team = () => app.within((tx) => app.get(TeamQuery).find(tx, teamOf(bakery)));
const names = async () => (await team()).map(({ name }) => name);
const asMember = (id: string): Actor => ({ kind: 'partner', id, partnerId: bakery, ccasId: app.ccasId });
const remove = (actor: Actor, id: string) =>
  app.within((tx) => app.get(RemoveMember).run(tx, actor, teamOf(bakery), id));
const mailsTo = (id: string) =>
  app.within((tx) => tx.query('select subject, recipient from mail where about_id = $1', [id]));

describe('the team of a partner', () => {
  test('a colleague is added with their address and told by mail', async () => {
    expect((await shop.submit('/partenaire/equipe', karim)).status).toBe(303);
    expect(await names()).toEqual(['Chloé', 'Karim']);
    const [member] = await app.within((tx) =>
      tx.query('select id from partner_member where email = $1 and partner_id = $2', [karim.email, bakery]),
    );
    expect(await mailsTo(member.id)).toEqual([
      { subject: 'Vous êtes dans l’équipe de Boulangerie du Pont', recipient: karim.email },
    ]);
  });

  test('the same address twice is refused at the field, and what was typed is kept', async () => {
    const { status, html } = await shop.submit('/partenaire/equipe', {
      name: 'Chloé bis',
      email: 'CHLOE@boulangerie.example',
    });
    expect(status).toBe(409);
    expect(html).toContain('value="Chloé bis"');
    expect(html).toMatch(/id="champ-email-erreur">[^<]*déjà celle/);
  });

  test('twenty people adding the same colleague at once add one', async () => {
    const added = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        app.within((tx) => app.get(AddMember).run(tx, systemActor(app.ccasId), teamOf(bakery), karim)),
      ),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await names()).toEqual(['Chloé', 'Karim']);
  });

  test('whoever is removed is out at once, and nothing personal of them stays', async () => {
    const id = await aMember(app, bakery, karim);
    const theirs = await aPartnersBrowser(app, bakery, id);
    const link = await app.within((tx) => app.get(TeamLinks).open(tx, 'partner', id));
    expect((await theirs.open('/partenaire')).status).toBe(200);
    expect((await shop.submit(`/partenaire/equipe/${id}/retrait`)).status).toBe(303);
    expect((await theirs.open('/partenaire')).status).toBe(303);
    const [row] = await app.within((tx) => tx.query('select name, email from partner_member where id = $1', [id]));
    expect(row).toEqual({ name: null, email: null });
    const door = await shop.submit('/partenaire/session', { lien: new URL(link).searchParams.get('lien')! });
    expect(door.status).toBe(409);
  });

  test('a removed address can be added again later', async () => {
    const id = await aMember(app, bakery, karim);
    await remove(systemActor(app.ccasId), id);
    await aMember(app, bakery, karim);
    expect(await names()).toEqual(['Chloé', 'Karim']);
  });

  test('the last one cannot just leave: they hand over', async () => {
    const { status, words } = await shop.submit('/partenaire/equipe/depart');
    expect(status).toBe(409);
    expect(words).toContain('Il ne resterait plus personne');
    expect((await shop.submit('/partenaire/equipe/responsable', karim)).status).toBe(303);
    expect(await names()).toEqual(['Karim']);
    expect((await shop.open('/partenaire')).status).toBe(303);
  });

  test('with a colleague there, leaving is one button', async () => {
    await aMember(app, bakery, karim);
    expect((await shop.submit('/partenaire/equipe/depart')).location).toBe('/');
    expect(await names()).toEqual(['Karim']);
  });

  test('two who remove each other at the same moment do not leave the shop without anyone', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await aMember(app, bakery, { name: 'A', email: `a${round}@ex.fr` }), chloe];
      await Promise.allSettled([remove(asMember(one), two), remove(asMember(two), one)]);
      const left = await team();
      expect(left).toHaveLength(1);
      chloe = left[0]!.id;
    }
  });

  test('nobody reaches into the team of another shop', async () => {
    const other = await aPartner(app, { name: 'Optique' });
    const stranger = await aMember(app, other, karim);
    expect((await shop.submit(`/partenaire/equipe/${stranger}/retrait`)).status).toBe(404);
    await expect(
      app.within((tx) => app.get(AddMember).run(tx, asMember(chloe), teamOf(other), { name: 'X', email: 'x@ex.fr' })),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('an agent may end even the last one, and shows a link at the counter, which the journal keeps', async () => {
    const nadia = await anAgentsConsole(app);
    const shown = await nadia.submit(`/ccas/partenaires/${bakery}/acces/equipe/${chloe}/lien`);
    expect(shown.words).toContain('Faites scanner ce code');
    expect(
      await app.within((tx) =>
        tx.query(`select action from audit_entry where subject_id = $1 order by at desc limit 1`, [chloe]),
      ),
    ).toEqual([{ action: 'member.link_shown' }]);
    expect((await nadia.submit(`/ccas/partenaires/${bakery}/acces/equipe/${chloe}/retrait`)).status).toBe(303);
    expect(await names()).toEqual([]);
  });
});
