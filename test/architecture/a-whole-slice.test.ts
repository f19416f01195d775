import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import { addListImports } from '../../src/cli/import-list.js';
import { StaffNamesQuery } from '../../src/accounts/staff-names.query.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { announcement } from '../../src/demo/announce.js';
import { SwitchModule } from '../../src/ccas/switch-module.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Audit } from '../../src/kernel/audit/audit.js';
import { YearlyPapers } from '../../src/kernel/documents/yearly-papers.js';
import { Outbox } from '../../src/kernel/mail/outbox.js';
import { SealedColumns } from '../../src/kernel/secrets/sealed-columns.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { AddMember } from '../../src/teams/add-member.js';
import { TeamLinks } from '../../src/teams/team-links.js';
import { DossierParts } from '../../src/residents/dossier-parts.js';
import { reopenApp, startApp, type TestApp } from '../support/app.js';
import { aPartner, aResident } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, aSignedInBrowser } from '../support/console.js';
import { cloneDatabase } from '../support/database.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { aRelay, migrateRelays, Relays } from '../teams/relays.js';
import { Visitor } from '../support/visitor.js';
import { KITS, KitsModule } from './kits/kits.module.js';

let app: TestApp;
let manager: AgentsConsole;
let jeanne: string;
beforeAll(async () => {
  app = await startApp({ slices: [KitsModule, Relays] });
  await migrateRelays(app);
  await statementOfOwner(app.database.ownerUrl, KITS);
  manager = await aManagersConsole(app);
  jeanne = await aResident(app, { firstName: 'Jeanne', lastName: 'Colombier' });
  await app.within((tx) => tx.query(`insert into kit (resident_id, what) values ($1, 'cuisine')`, [jeanne]));
});
afterAll(() => app.close());

/** A slice that names itself nowhere: only `slices` of the test knows that it is there. */
describe('a slice that is added', () => {
  test('has its page and stands in the menu', async () => {
    const { words, html } = await manager.open('/ccas/sacs');
    expect(words).toContain('1 sacs');
    expect(html).toContain('<a href="/ccas/sacs" aria-current="page">Nos sacs</a>');
  });

  test('says what waits on Today', async () => {
    expect((await manager.open('/ccas')).words).toContain('1 sac à préparer');
  });

  test('is searched', async () => {
    const { words } = await manager.submit('/ccas/recherche', { q: 'cuisine' });
    expect(words).toContain('Sac cuisine');
  });

  test('shows its own in a dossier and in a partner’s file', async () => {
    expect((await manager.open(`/ccas/usagers/${jeanne}`)).words).toContain('Ses sacs cuisine');
    const bakery = await aPartner(app);
    expect((await manager.open(`/ccas/partenaires/${bakery}`)).words).toContain('Ses sacs donnés par');
  });

  test('tells what happened in its own sort of lines', async () => {
    const { words, html } = await manager.open(`/ccas/usagers/${jeanne}?voir=kit`);
    expect(html).toMatch(/aria-current="true"[^>]*>Les sacs/);
    expect(words).toContain('Sac reçu – cuisine');
    expect(words).not.toContain('Inscription');
  });

  test('leads from a mail of its own to the person', async () => {
    const mail = await app.within(async (tx) => {
      const [kit] = await tx.query('select id from kit where resident_id = $1 limit 1', [jeanne]);
      const message = { subject: 'Votre sac', paragraphs: ['Il est prêt.'] };
      return app.get(Outbox).queue(tx, { to: 'jeanne@exemple.example', message, about: { kind: 'kit', id: kit.id } });
    });
    expect((await manager.open(`/ccas/courriels/${mail}`)).html).toContain(`href="/ccas/usagers/${jeanne}"`);
  });

  test('leaves as a spreadsheet, which the journal knows', async () => {
    const { body, headers } = await manager.open('/ccas/sacs.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(body.toString()).toBe('﻿Sac\r\ncuisine\r\n');
    expect((await manager.open('/ccas/journal')).words).toContain('a exporté une liste');
  });

  test('takes a list, from its page and from the command line', async () => {
    const file = { field: 'file', name: 'sacs.csv', bytes: Buffer.from('Sac\nsalon\n') };
    const { words } = await manager.send('/ccas/sacs/import', { dryRun: 'true' }, file);
    expect(words).toContain('1 ligne lue');
    const imports = new Command('import');
    addListImports(imports);
    expect(imports.helpInformation()).toContain('Charge une liste de sacs (CSV).');
  });

  test('tells the journal its sentences, and what its subjects are called', async () => {
    await manager.submit('/ccas/sacs', {});
    expect((await manager.open('/ccas/journal')).words).toContain('a compté le sac cuisine');
  });

  test('says how long it keeps what', async () => {
    expect((await manager.open('/ccas/conservation')).words).toContain('Sacs rendus');
  });

  test('tells people why it keeps what, for how long, and who sees it', async () => {
    const { words } = await manager.open('/donnees-personnelles');
    expect(words).toMatch(/Remettre les sacs .*Les agents du CCAS.* le jardinier\..*Vos sacs trois jours/);
  });

  test('is found in the journal by its words', async () => {
    await manager.submit('/ccas/sacs', {});
    expect((await manager.open('/ccas/journal?sur=cuisine')).words).toContain('a compté le sac cuisine');
    expect((await manager.open('/ccas/journal?sur=colombier')).words).toContain('a compté le sac cuisine');
  });

  test('brings its figures of the law, and its paper for the board', async () => {
    expect((await manager.open('/ccas/reglages/baremes')).words).toContain('Sacs par personne');
    const papers = app.get(YearlyPapers).all();
    expect(papers.map((paper) => paper.fileName(2026))).toContain('sacs-2026.pdf');
  });

  test('has its page among the settings, which says what must not wait', async () => {
    const { words, html } = await manager.open('/ccas/reglages');
    expect(words).toContain('Les sacs Combien chacun en reçoit.');
    expect(words).toContain('2 sacs sont percés. Les recoudre');
    expect(html).toContain('<a href="/ccas/reglages/sacs">Les recoudre</a>');
    expect((await manager.open('/ccas/reglages/sacs')).words).toMatch(/Les sacs de CCAS/);
  });

  test('says what it seals, so that an archive seals it anew', () => {
    expect(app.get(SealedColumns).of('kit')).toMatchObject([{ column: 'what' }]);
  });

  test('stands in the site map', async () => {
    expect((await manager.open('/plan-du-site')).words).toContain('Les sacs de la ville');
  });

  test('answers for what it holds about a person, and forgets it with them', async () => {
    const marc = await aResident(app, { firstName: 'Marc' });
    await app.within(async (tx) => {
      await tx.query(`insert into kit (resident_id, what) values ($1, 'rideaux')`, [marc]);
      const part = app
        .get(DossierParts)
        .all()
        .find(({ name }) => name === 'Sacs')!;
      expect(await part.export(tx, marc)).toEqual([{ Sac: 'rideaux' }]);
      await app.get(EraseResident).run(tx, systemActor(app.ccasId), marc);
      expect(await part.export(tx, marc)).toEqual([]);
    });
  });

  test('has its part in the demonstration, and says how one comes in', async () => {
    const demo = await reopenApp(await cloneDatabase(), '', { slices: [KitsModule], at: new Date().toISOString() });
    await statementOfOwner(demo.database.ownerUrl, KITS);
    await loadDemo(demo.nest, demo.config);
    expect(await announcement(demo.nest, demo.config)).toContain('  Sac          sur la table');
    await demo.close();
  });
});

describe('a module that is added', () => {
  const places = async () => {
    const bakery = await aPartner(app);
    const pages = [
      '/ccas',
      '/ccas/reglages',
      `/ccas/usagers/${jeanne}`,
      `/ccas/partenaires/${bakery}`,
      '/plan-du-site',
    ];
    const shown = await Promise.all([...pages, '/donnees-personnelles'].map((page) => manager.open(page)));
    const found = await manager.submit('/ccas/recherche', { q: 'cuisine' });
    const answers = await Promise.all(
      ['/ccas/sacs', '/ccas/sacs.csv', '/ccas/sacs/import', '/ccas/reglages/sacs'].map((at) => manager.open(at)),
    );
    return [
      ...[...shown, found].map(({ html }) => /\bsacs?\b/i.test(html.replaceAll(/<(head|style)[\s\S]*?<\/\1>/g, ''))),
      ...answers.map(({ status }) => status),
    ];
  };
  const turn = async (how: 'on' | 'off') => {
    await app.within((tx) => app.get(SwitchModule)[how](tx, systemActor(app.ccasId), 'kits'));
  };
  const everywhere = [true, true, true, true, true, true, true];

  test('is offered to the manager, and is gone from everywhere once it is off', async () => {
    expect((await manager.open('/ccas/reglages/modules')).words).toContain('Sacs En service Remettre des sacs.');
    expect(await places()).toEqual([...everywhere, 200, 200, 200, 200]);
    await turn('off');
    expect(await places()).toEqual([...everywhere.map(() => false), 404, 404, 404, 404]);
    await turn('on');
    expect(await places()).toEqual([...everywhere, 200, 200, 200, 200]);
  });
});

/** A kind of team that names itself nowhere: no list of ours, no constraint of the database. */
describe('a kind of team that is added', () => {
  let member: string;
  let browser: AgentsConsole;
  beforeAll(async () => {
    const team = { kind: 'relay', ownerId: await aRelay(app, 'Relais du Port') };
    const odile = { name: 'Odile Vannier', email: 'odile@relais.example' };
    member = await app.within((tx) => app.get(AddMember).run(tx, systemActor(app.ccasId), team, odile));
    browser = await aSignedInBrowser(app, { actorKind: 'relay', actorId: member });
  });

  test('comes in by a link', async () => {
    const link = new URL(await app.within((tx) => app.get(TeamLinks).open(tx, 'relay', member)));
    const visitor = new Visitor(app);
    await visitor.get(link.pathname + link.search);
    const { location } = await visitor.post('/relais/session', { lien: link.searchParams.get('lien')! });
    expect(location).toBe('/relais');
    expect((await visitor.get('/relais')).text).toContain('Rien à faire.');
  });

  test('has its own menu', async () => {
    expect((await browser.open('/relais')).html).toContain('aria-current="page">Les appels du quartier</a>');
  });

  test('finds again what was typed, and goes home when nothing was', async () => {
    expect(await browser.open('/reprise')).toMatchObject({ status: 303, location: '/relais' });
  });

  test('is named in the journal, and called by its kind when nobody is known', async () => {
    const written = { action: 'relay.called', subject: { kind: 'relay', id: member } };
    await app.within(async (tx) => {
      for (const id of [member, app.ccasId])
        await app.get(Audit).write(tx, { kind: 'relay', id, ccasId: app.ccasId }, written);
    });
    const { words } = await manager.open('/ccas/journal?quoi=relay.called');
    expect(words).toMatch(/Odile Vannier\s+a appelé le relais/);
    expect(words).toMatch(/Un relais\s+a appelé le relais/);
  });

  test('is chosen in the journal, and named where a sentence says who did it', async () => {
    const { html, words } = await manager.open('/ccas/journal?qui=relais');
    expect(html).toMatch(/<option[^>]* value="relais"[^>]*>Les relais/);
    expect(words).toMatch(/Odile Vannier\s+a appelé le relais/);
    expect(words).not.toContain('a compté le sac cuisine');
    const names = await app.within((tx) => app.get(StaffNamesQuery).of(tx, []));
    expect(names.words({ kind: 'relay', id: member })).toBe('un relais');
  });
});
