import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Actor, systemActor } from '../../src/kernel/access/actor.js';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { AddMember } from '../../src/teams/add-member.js';
import { CloseTeam } from '../../src/teams/close-team.js';
import { HandOver } from '../../src/teams/hand-over.js';
import { InviteMember } from '../../src/teams/invite-member.js';
import { RemoveMember } from '../../src/teams/remove-member.js';
import type { OneTeam, TeamKind } from '../../src/teams/team.js';
import { TeamLinks } from '../../src/teams/team-links.js';
import { TeamQuery } from '../../src/teams/team.query.js';
import { Teams } from '../../src/teams/teams.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPartner } from '../support/builders.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { aDraftAgreement } from '../support/mutuelle.js';
import { Visitor } from '../support/visitor.js';
import { aRelay, migrateRelays, Relays, RelaysTwice } from './relays.js';

type Place = Pick<TestApp, 'within' | 'get' | 'ccasId' | 'clock'>;

/** Of each kind of team, how to have somebody whose team it is. */
const owners: Record<string, (place: Place, name: string) => Promise<string>> = {
  partner: (place, name) => aPartner(place, { name }),
  insurer: (place, insurerName) => aDraftAgreement(place, { insurerName }),
  relay: aRelay,
};

let server: MailServer;
let app: TestApp;
let neighbour: TestApp & { host: string };
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url, slices: [Relays] });
  await migrateRelays(app);
  neighbour = await anotherCcas(app);
});
afterAll(async () => {
  await app.close();
  await server.close();
});

test('every kind of team that a slice declares is walked here', () => {
  const found = app.get(Teams).all();
  expect(found.map(({ key }) => key).toSorted()).toEqual(Object.keys(owners).toSorted());
});

test('two kinds that share a table or a way in stop the start', async () => {
  await expect(startApp({ slices: [RelaysTwice] })).rejects.toThrow('relay_twice');
});

describe.each(Object.keys(owners))('a team of the kind « %s »', (key) => {
  const claire = { name: 'Claire Canarissime', email: 'claire@maison.example' };
  const bruno = { name: 'Bruno Canarissime', email: 'bruno@maison.example' };
  let kind: TeamKind;
  let team: OneTeam;
  let ids: { claire: string; bruno: string };
  beforeEach(async () => {
    app.clock.advance({ minutes: 20 });
    kind = app.get(Teams).of(key);
    team = { kind: key, ownerId: await owners[key]!(app, 'Maison') };
    ids = { claire: await add(claire), bruno: await add(bruno) };
  });

  const ccas = () => systemActor(app.ccasId);
  const add = (who: typeof claire, to = team, place: Place = app) =>
    place.within((tx) => app.get(AddMember).run(tx, systemActor(place.ccasId), to, who));
  const remove = (actor: Actor, id: string, from = team) =>
    app.within((tx) => app.get(RemoveMember).run(tx, actor, from, id));
  const names = async (of = team) =>
    (await app.within((tx) => app.get(TeamQuery).find(tx, of))).map(({ name }) => name.split(' ')[0]);
  const as = (id: string): Actor => ({ kind: kind.actorKind, id, ccasId: app.ccasId });
  const aLink = (id: string, place: Place = app) => place.within((tx) => app.get(TeamLinks).open(tx, key, id));
  const space = () => kind.pages.space;

  async function enter(link: string, visitor = new Visitor(app)) {
    const { pathname, search, searchParams } = new URL(link);
    await visitor.get(pathname + search);
    const answer = await visitor.post(`${space()}/session`, { lien: searchParams.get('lien')! });
    return { visitor, ...answer };
  }
  async function ask(email: string) {
    const visitor = new Visitor(app);
    await visitor.get(`${space()}/connexion`);
    return visitor.post(`${space()}/connexion`, { email });
  }
  async function mails() {
    server.received.length = 0;
    await app.get(MailSender).sendWaiting();
    return server.received.map(({ to, text }) => ({ to: to.join(), link: /https:\/\/\S+lien=\S+/.exec(text)?.[0] }));
  }

  describe('coming in', () => {
    test('whoever is invited has a link by mail, and by it the first page; it serves once', async () => {
      const dora = { name: 'Dora', email: ' Dora@Maison.example ' };
      await app.within((tx) => app.get(InviteMember).run(tx, ccas(), team, dora));
      const [mail] = await mails();
      expect(mail!.to).toContain('dora@maison.example');
      const entered = await enter(mail!.link!);
      expect([entered.status, entered.location]).toEqual([303, space()]);
      expect((await entered.visitor.get(space())).status).toBe(200);
      expect((await enter(mail!.link!)).status).toBe(409);
    });

    test('of four who press its button at once, one is in', async () => {
      const link = await aLink(ids.claire);
      const answers = await Promise.all([1, 2, 3, 4].map(() => enter(link)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409]);
    });

    test('a link asked for comes to those who are there, and whether one came is not told', async () => {
      const known = (await ask(claire.email)).text.replaceAll(claire.email, '');
      const unknown = (await ask('personne@ex.fr')).text.replaceAll('personne@ex.fr', '');
      const plain = (html: string) => html.replaceAll(/name="jeton" value="[^"]+"/g, '');
      expect(plain(known)).toBe(plain(unknown));
      const sent = await mails();
      expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([claire.email]));
      expect(sent.at(-1)!.link).toContain(`${space()}/entrer`);
    });

    test('an address that is none is refused at its field, with what was typed', async () => {
      const { status, text } = await ask('claire');
      expect(status).toBe(400);
      expect(text).toContain('value="claire"');
      expect(text).toContain('id="champ-email-erreur"');
    });

    test('nobody’s page leads to the way in of this kind', async () => {
      expect((await new Visitor(app).get(space())).location).toBe(`${space()}/connexion`);
    });
  });

  describe('adding and removing', () => {
    test('twenty who add one address at once add one; the others are told that it is there', async () => {
      const dora = { name: 'Dora', email: 'dora@maison.example' };
      const added = await Promise.allSettled(Array.from({ length: 20 }, () => add(dora)));
      const refused = added.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refused).toHaveLength(19);
      expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['409 already_member']));
      expect(refused[0].errors).toMatchObject([{ field: 'email', code: 'already_member' }]);
      expect(await names()).toEqual(['Claire', 'Bruno', 'Dora']);
    });

    test('an owner that is not there has no team', async () => {
      await expect(add(claire, { kind: key, ownerId: ids.claire })).rejects.toMatchObject({ status: 404 });
    });

    test('whoever is removed is out at once, their links with them, and nothing personal of them stays', async () => {
      await ask(bruno.email);
      const links = [await aLink(ids.bruno), await aLink(ids.bruno)];
      const { visitor } = await enter(links[0]!);
      expect((await visitor.get(space())).status).toBe(200);
      await remove(ccas(), ids.bruno);
      expect((await visitor.get(space())).location).toBe(`${space()}/connexion`);
      expect((await enter(links[1]!)).status).toBe(409);
      expect(await names()).toEqual(['Claire']);
      const waiting = await app.within((tx) =>
        tx.query('select purpose from one_time_link where subject_id = $1', [ids.bruno]),
      );
      expect(waiting).toEqual([]);
      const table = app.get(Teams).of(key).members;
      expect(await app.within((tx) => tx.findOneBy(table, { id: ids.bruno }))).toMatchObject({
        name: null,
        email: null,
      });
      const kept = await app.within((tx) =>
        tx.query('select recipient, text_body from mail where about_id = $1', [ids.bruno]),
      );
      expect(kept.length).toBeGreaterThan(0);
      for (const mail of kept) expect(mail).toEqual({ recipient: null, text_body: null });
      await add(bruno);
      expect(await names()).toEqual(['Claire', 'Bruno']);
    });

    test('a link used while its member is removed leaves no session behind', async () => {
      const entering = await app.within(async (tx) => {
        await app.get(RemoveMember).run(tx, ccas(), team, ids.bruno);
        const begun = enter(await aLink(ids.bruno));
        // Longer than the way in, while this removal is not committed.
        await new Promise((resolve) => setTimeout(resolve, 500));
        return [begun];
      });
      const { status, visitor } = await entering[0]!;
      expect([status, (await visitor.get(space())).location]).toEqual([409, `${space()}/connexion`]);
      for (let round = 0; round < 5; round++) {
        const id = await add({ name: 'Dora', email: `dora${round}@maison.example` });
        const [entered] = await Promise.all([aLink(id).then((other) => enter(other)), remove(ccas(), id)]);
        expect((await entered.visitor.get(space())).status).not.toBe(200);
      }
    });

    test('closing the team ends everybody’s access', async () => {
      const { visitor } = await enter(await aLink(ids.claire));
      await app.within((tx) => app.get(CloseTeam).run(tx, ccas(), team));
      expect(await names()).toEqual([]);
      expect((await visitor.get(space())).status).not.toBe(200);
    });

    test('who of the CCAS may is what the kind says', async () => {
      for (const actorKind of ['agent', 'manager'] as const) {
        const actor: Actor = { kind: actorKind, id: ids.claire, ccasId: app.ccasId };
        const dora = { name: 'Dora', email: `${actorKind}@maison.example` };
        const tried = app.within((tx) => app.get(AddMember).run(tx, actor, team, dora));
        if (kind.changedBy.includes(actorKind)) await expect(tried).resolves.toBeTruthy();
        else await expect(tried).rejects.toMatchObject({ status: 403 });
      }
    });

    test('the journal tells it with ids, and no name or address', async () => {
      await app.within((tx) => app.get(TeamLinks).show(tx, ccas(), team, ids.bruno));
      await remove(ccas(), ids.bruno);
      const { subject, owner, action } = kind.journal;
      const entries = await app.within((tx) =>
        tx.query(
          'select action, subject_kind as kind, details from audit_entry where subject_id = $1 order by at, seq',
          [ids.bruno],
        ),
      );
      expect(
        entries.toSorted((one: { action: string }, other: { action: string }) => (one.action < other.action ? -1 : 1)),
      ).toEqual([
        { action: action('added'), kind: subject, details: { [owner]: team.ownerId } },
        { action: action('link_shown'), kind: subject, details: {} },
        { action: action('removed'), kind: subject, details: { [owner]: team.ownerId } },
      ]);
    });
  });

  describe('the last of a team', () => {
    test('is not removed by two who remove each other at once', async () => {
      let [one, two] = [ids.claire, ids.bruno];
      for (let round = 0; round < 8; round++) {
        const outcomes = await Promise.allSettled([remove(as(one), two), remove(as(two), one)]);
        const left = await app.within((tx) => app.get(TeamQuery).find(tx, team));
        if (!kind.ownTeam) {
          expect(left).toHaveLength(2);
          expect(outcomes.map((each) => each.status === 'rejected' && each.reason.status)).toEqual([403, 403]);
          return;
        }
        expect(left).toHaveLength(1);
        one = left[0]!.id;
        two = await add({ name: 'Dora', email: `dora${round}@maison.example` });
      }
    });

    test('stays, or hands over; the CCAS may end it', async () => {
      await remove(ccas(), ids.bruno);
      if (kind.ownTeam) {
        await expect(remove(as(ids.claire), ids.claire)).rejects.toMatchObject({ status: 409, code: 'last_member' });
        const successor = { name: 'Dora', email: 'dora@maison.example' };
        await app.within((tx) => app.get(HandOver).run(tx, as(ids.claire), team, successor));
        expect(await names()).toEqual(['Dora']);
      }
      const [last] = await app.within((tx) => app.get(TeamQuery).find(tx, team));
      await remove(ccas(), last!.id);
      expect(await names()).toEqual([]);
    });
  });

  describe('nobody reaches beyond their own team', () => {
    let strangers: { id: string; team: OneTeam };
    let foreign: { id: string; team: OneTeam };
    beforeEach(async () => {
      const secret = { name: 'Secretissime', email: 'secret@ailleurs.example' };
      const ours = { kind: key, ownerId: await owners[key]!(app, 'Autre maison') };
      strangers = { id: await add(secret, ours), team: ours };
      const theirs = { kind: key, ownerId: await owners[key]!(neighbour, 'Maison voisine') };
      foreign = { id: await add(secret, theirs, neighbour), team: theirs };
    });

    test('neither in what is shown nor by any id', async () => {
      const { visitor } = await enter(await aLink(ids.claire));
      const shown = [await visitor.get(space()), await visitor.get(`${space()}/equipe`)];
      for (const { text } of shown) expect(text).not.toMatch(/Secretissime|secret@ailleurs/);
      if (kind.ownTeam) expect(shown[1]!.text).toContain('Bruno Canarissime');
      for (const { id, team: other } of [strangers, foreign]) {
        expect((await visitor.post(`${space()}/equipe/${id}/retrait`)).status).toBe(404);
        await expect(remove(as(ids.claire), id, other)).rejects.toMatchObject({ status: kind.ownTeam ? 404 : 403 });
        const tried = app.within((tx) => app.get(AddMember).run(tx, as(ids.claire), other, claire));
        await expect(tried).rejects.toMatchObject({ status: kind.ownTeam ? 404 : 403 });
      }
      expect(await names(strangers.team)).toEqual(['Secretissime']);
    });

    test('an agent shows no link of a member under the name of another team', async () => {
      for (const { id } of [strangers, foreign]) {
        const tried = app.within((tx) => app.get(TeamLinks).show(tx, ccas(), team, id));
        await expect(tried).rejects.toMatchObject({ status: 404 });
      }
    });

    test('another CCAS’s members are nobody here: no row, no mail, no link, no session', async () => {
      await mails();
      const table = app.get(Teams).of(key).members;
      expect(await app.within((tx) => tx.findOneBy(table, { id: foreign.id }))).toBeNull();
      expect(await names(foreign.team)).toEqual([]);
      await add({ name: 'Unique', email: 'unique@voisine.example' }, foreign.team, neighbour);
      await ask('unique@voisine.example');
      expect(await mails()).toEqual([]);
      const link = await aLink(foreign.id, neighbour);
      expect((await enter(link)).status).toBe(409);
      const atHome = await enter(link, new Visitor(app, neighbour.host));
      expect(atHome.status).toBe(303);
      const here = new Visitor(app);
      here.setCookie('__Host-session', atHome.visitor.cookie('__Host-session')!);
      expect((await here.get(space())).location).toBe(`${space()}/connexion`);
    });
  });
});
