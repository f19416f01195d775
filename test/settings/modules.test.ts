import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SwitchModule } from '../../src/ccas/switch-module.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { ModuleSwitches } from '../../src/kernel/modules/module-switches.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { aManagerAccount, anAgentAccount, enter, nadia } from '../support/accounts.js';
import { everyModule, startApp, type TestApp } from '../support/app.js';
import { aPartner, aResident } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { client } from '../support/http.js';
import { anAgreement, aPath, aPermanence, agree, book } from '../support/mutuelle.js';
import { aToken } from '../support/personas.js';
import { routesOfControllers } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.startOver());

/** As another process would have it done: this one asks again. */
async function turn(how: 'on' | 'off', key: string): Promise<void> {
  await app.within((tx) => app.get(SwitchModule)[how](tx, systemActor(app.ccasId), key));
  app.get(Tenants).forget();
}

/** Routes of the controllers of one module, as addresses that could be asked for. */
function addressesOf(key: string): { verb: string; address: string }[] {
  const modules = app.get(ModuleSwitches);
  const id = '019d0000-0000-7000-8000-000000000000';
  return routesOfControllers(app, (controller) => modules.ofController(controller) === key)
    .map((route) => route.split(' ') as [string, string])
    .map(([verb, path]) => ({ verb, address: path.replaceAll(/:\w+/g, id) }));
}

describe('a module that is off', () => {
  test.each(['mutuelle', 'donations'])('%s: none of its pages nor its API answers, to anybody', async (key) => {
    await turn('off', key);
    const manager = await aManagersConsole(app);
    const program = client(app, await aToken(app, 'manager'));
    const nobody = new Visitor(app);
    const addresses = addressesOf(key);
    expect(addresses.length).toBeGreaterThan(20);
    const answers: string[] = [];
    for (const { verb, address } of addresses) {
      if (address.startsWith('/api/')) {
        const { status, body } = await (verb === 'GET' ? program.get(address) : program.post(address));
        // Another verb than those two is asked as if it were one: no route, and 404 too.
        answers.push(`${status} ${verb} ${address} ${['GET', 'POST'].includes(verb) ? body.code : 'module_off'}`);
      } else if (verb === 'GET') {
        answers.push(`${(await manager.open(address)).status} ${verb} ${address} module_off`);
        answers.push(`${(await nobody.get(address)).status} ${verb} ${address} module_off`);
      } else answers.push(`${(await manager.submit(address)).status} ${verb} ${address} module_off`);
    }
    expect(answers.filter((each) => !each.startsWith('404 ') || !each.endsWith(' module_off'))).toEqual([]);
  });

  test('whoever comes there is told what they can do: switch it on, ask for that, or call', async () => {
    await turn('off', 'mutuelle');
    const manager = await (await aManagersConsole(app)).open('/ccas/mutuelle');
    expect(manager.words).toContain('Vous pouvez le remettre en service');
    expect(manager.words).not.toContain('Appelez le CCAS.');
    const agent = await (await anAgentsConsole(app)).open('/ccas/mutuelle');
    expect(agent.words).toContain('Demandez à un responsable');
    const { text } = await new Visitor(app).get('/mutuelle');
    expect(text).toContain('Appelez le CCAS.');
    expect(text).not.toMatch(/responsable|reglages/);
    await turn('on', 'mutuelle');
  });

  test('is in no menu, no site map, no search, no dossier, no task; switched on, in all of them', async () => {
    await anAgreement(app);
    const jeanne = await aResident(app);
    const path = await aPath(app, { residentId: jeanne });
    await app.within((tx) => tx.run(`update enrolment set state = 'appointment' where id = $1`, [path]));
    const agent = await anAgentsConsole(app);
    const seen = async () => {
      const today = await agent.open('/ccas');
      const dossier = await agent.open(`/ccas/usagers/${jeanne}`);
      const home = await new Visitor(app).get('/');
      return [today.html, dossier.html, home.text].map((html) => /mutuelle/i.test(html));
    };
    expect(await seen()).toEqual([true, true, true]);
    await turn('off', 'mutuelle');
    expect(await seen()).toEqual([false, false, false]);
    expect((await agent.open('/ccas/reglages/baremes')).words).not.toContain('C2S');
    await turn('on', 'mutuelle');
    expect(await seen()).toEqual([true, true, true]);
  });

  test('is led to by no page that is left, whoever reads it', async () => {
    const jeanne = await aResident(app);
    const partner = await aPartner(app);
    for (const key of everyModule(app.nest)) await turn('off', key);
    const manager = await aManagersConsole(app, await aManagerAccount(app));
    const nobody = new Visitor(app);
    const start = ['/', '/ccas', `/ccas/usagers/${jeanne}`, `/ccas/partenaires/${partner}`];
    const readers: [string, (url: string) => Promise<{ status: number; html: string }>][] = [
      ['manager', (url) => manager.open(url)],
      ['nobody', async (url) => nobody.get(url).then(({ status, text }) => ({ status, html: text }))],
    ];
    for (const [who, open] of readers) {
      const waiting = [...start];
      const seen = new Set<string>();
      const dead: string[] = [];
      while (waiting.length > 0) {
        const url = waiting.shift()!;
        if (seen.has(url) || seen.size > 200 || /\.(csv|pdf|zip|ics|json)|\/(assets|api|logo)/.test(url)) continue;
        seen.add(url);
        const { status, html } = await open(url);
        if (status === 404) dead.push(url);
        waiting.push(...Array.from(html.matchAll(/href="(\/[^"#]*)/g), ([, href]) => href!.replaceAll('&amp;', '&')));
      }
      expect([who, seen.size > 12, dead]).toEqual([who, true, []]);
    }
  }, 60_000);

  test('is told of on the page on personal data only where something of it is kept', async () => {
    const told = async () => (await new Visitor(app).get('/donnees-personnelles')).text.includes('Mutuelle : votre');
    await turn('off', 'mutuelle');
    expect(await told()).toBe(false);
    await turn('on', 'mutuelle');
    expect(await told()).toBe(true);
    await anAgreement(app);
    await turn('off', 'mutuelle');
    expect(await told()).toBe(true);
  });

  test('is still forgotten in time, and leaves with what a person asks for', async () => {
    const before = app
      .get(Retention)
      .jobs()
      .map(({ name }) => name);
    await anAgreement(app);
    const jeanne = await aResident(app);
    await aPath(app, { residentId: jeanne });
    await turn('off', 'mutuelle');
    expect(
      app
        .get(Retention)
        .jobs()
        .map(({ name }) => name),
    ).toEqual(before);
    const file = await (await aManagersConsole(app)).open(`/ccas/usagers/${jeanne}/donnees.json`);
    expect(file.body.toString()).toContain('Mutuelle');
  });

  test('has no work of its own done: no mail leads to a page that is not there; on again, it is', async () => {
    await app.within((tx) => tx.run(`update ccas set email = 'ccas@alfortville.example' where id = current_ccas()`));
    const today = app.clock.today();
    await anAgreement(app, { reviewOn: today.add({ days: 10 }).toString() });
    const reminders = () => app.within((tx) => tx.rows('select 1 as one from agreement_reminder'));
    await turn('off', 'mutuelle');
    await app.get(Jobs).tick();
    expect(await reminders()).toEqual([]);
    await turn('on', 'mutuelle');
    await app.get(Jobs).tick();
    expect(await reminders()).toHaveLength(1);
  });

  test('gives back what was being typed, and takes it once it is on again', async () => {
    await anAgentAccount(app);
    const desk = new Visitor(app);
    await enter(app, desk, nadia);
    await desk.get('/ccas/dons/donateurs/nouveau');
    await turn('off', 'donations');
    const form = { kind: 'person', lastName: 'Marchetti', firstName: 'Rosa' };
    const { status, text } = await desk.post('/ccas/dons/donateurs/nouveau', form);
    expect(status).toBe(404);
    expect(text).toContain('Ce service n’est pas proposé ici, ou ne l’est plus.');
    expect(text).toContain('Ce que vous avez écrit est gardé dans cette page.');
    expect(text).toMatch(/name="lastName" value="Marchetti"/);
  });
});

describe('a manager', () => {
  test('switches one off and on from the settings; an agent reads them', async () => {
    const manager = await aManagersConsole(app, await aManagerAccount(app));
    const { words } = await manager.open('/ccas/reglages/modules');
    expect(words).toMatch(/Mutuelle communale En service.*Dons En service/);
    expect((await manager.submit('/ccas/reglages/modules/donations/arret')).location).toBe(
      '/ccas/reglages/modules/donations',
    );
    expect((await manager.open('/ccas/reglages/modules/donations')).words).toContain('Arrêté');
    expect((await manager.open('/ccas/dons')).status).toBe(404);
    await manager.submit('/ccas/reglages/modules/donations/ouverture', { granted: 'everyone' });
    expect((await manager.open('/ccas/dons')).status).toBe(200);
    const agent = await anAgentsConsole(app);
    expect((await agent.open('/ccas/reglages/modules/donations')).words).toContain('Une personne responsable peut');
    expect((await agent.submit('/ccas/reglages/modules/donations/arret')).status).toBe(403);
  });

  test('is told who counts on it still, and it stays on', async () => {
    await anAgreement(app);
    const path = await aPath(app);
    await agree(app, path);
    const { slots } = await aPermanence(app);
    await book(app, path, slots[0]!);
    const manager = await aManagersConsole(app);
    expect((await manager.open('/ccas/reglages/modules/mutuelle')).words).toContain('1 rendez-vous à venir');
    const { status, words } = await manager.submit('/ccas/reglages/modules/mutuelle/arret');
    expect([status, words]).toEqual([409, expect.stringContaining('Des personnes comptent encore dessus')]);
    expect((await manager.open('/ccas/mutuelle')).status).toBe(200);
  });

  test('who does it twice at once has done it once, says the journal', async () => {
    const off = () => app.within((tx) => app.get(SwitchModule).off(tx, systemActor(app.ccasId), 'donations'));
    await Promise.all([off(), off(), off()]);
    const lines = await app.within((tx) => tx.rows(`select 1 as one from audit_entry where action = 'module.closed'`));
    expect(lines).toHaveLength(1);
  });

  test('asks for a module there is not: 404', async () => {
    const manager = await aManagersConsole(app);
    expect((await manager.open('/ccas/reglages/modules/piscine')).status).toBe(404);
    expect((await manager.submit('/ccas/reglages/modules/piscine/ouverture', { granted: 'everyone' })).status).toBe(
      404,
    );
  });
});

describe('an account', () => {
  let manager: AgentsConsole;
  let id: string;
  let desk: Visitor;
  beforeEach(async () => {
    manager = await aManagersConsole(app, await aManagerAccount(app));
    id = await anAgentAccount(app);
    desk = new Visitor(app);
    await enter(app, desk, nadia);
  });

  test('uses what it was granted, from the next request of its open session on', async () => {
    expect((await desk.get('/ccas/dons')).status).toBe(200);
    expect((await manager.submit(`/ccas/comptes/${id}/modules`, { modules: ['mutuelle'] })).status).toBe(303);
    const { status, text } = await desk.get('/ccas/dons');
    expect([status, text]).toEqual([403, expect.stringContaining('Votre compte n’ouvre pas cette partie du service')]);
    expect((await desk.get('/ccas')).text).not.toContain('href="/ccas/dons"');
    expect((await desk.get('/ccas/mutuelle')).status).toBe(200);
    await manager.submit(`/ccas/comptes/${id}/modules`, {});
    expect((await desk.get('/ccas/mutuelle')).status).toBe(403);
  });

  test('that is not granted one sees nothing of it in a dossier', async () => {
    await anAgreement(app);
    const jeanne = await aResident(app);
    await aPath(app, { residentId: jeanne });
    expect((await desk.get(`/ccas/usagers/${jeanne}`)).text).toMatch(/mutuelle/i);
    await manager.submit(`/ccas/comptes/${id}/modules`, { modules: ['donations'] });
    expect((await desk.get(`/ccas/usagers/${jeanne}`)).text).not.toMatch(/mutuelle/i);
  });

  test('keeps what was granted of a module that is off meanwhile', async () => {
    await turn('off', 'donations');
    await manager.submit(`/ccas/comptes/${id}/modules`, {});
    await turn('on', 'donations');
    expect((await desk.get('/ccas/dons')).status).toBe(200);
    expect((await desk.get('/ccas/mutuelle')).status).toBe(403);
  });

  test('that had a module is named where it is switched on again, and has it unless all shall', async () => {
    const offered = async () => {
      const { html, words } = await manager.open('/ccas/reglages/modules/donations');
      const [checked] = /<input[^>]*name="granted"[^>]*checked[^>]*>/.exec(html)!;
      return { words: words.replaceAll(/\s+/g, ' '), value: /value="(\w+)"/.exec(checked)![1] };
    };
    await manager.submit('/ccas/reglages/modules/donations/arret');
    const had = await offered();
    expect(had.words).toContain('Les comptes qui l’avaient Nadia');
    expect(had.value).toBe('chosen');
    await app.within((tx) => tx.run(`update account set modules = '{}'`));
    const none = await offered();
    expect(none.words).toContain('Personne pour le moment');
    expect(none.value).toBe('everyone');
  });

  test('is granted nothing that is off or unknown', async () => {
    await turn('off', 'donations');
    for (const wrong of ['donations', 'piscine', 'Mutuelle !'])
      expect((await manager.submit(`/ccas/comptes/${id}/modules`, { modules: [wrong] })).status).toBe(400);
  });

  test('is invited with the modules ticked', async () => {
    const form = { name: 'Lina', email: 'lina@ccas.example', kind: 'agent', modules: ['donations'] };
    expect((await manager.submit('/ccas/comptes', form)).status).toBe(200);
    const rows = await app.within((tx) =>
      tx.rows<{ modules: string[] }>(`select modules from account where email = 'lina@ccas.example'`),
    );
    expect(rows).toEqual([{ modules: ['donations'] }]);
  });

  test('gets a module that is switched on for everyone, or waits for it', async () => {
    await manager.submit(`/ccas/comptes/${id}/modules`, {});
    await manager.submit('/ccas/reglages/modules/donations/arret');
    await manager.submit('/ccas/reglages/modules/donations/ouverture', { granted: 'chosen' });
    expect((await desk.get('/ccas/dons')).status).toBe(403);
    await manager.submit('/ccas/reglages/modules/donations/arret');
    await manager.submit('/ccas/reglages/modules/donations/ouverture', { granted: 'everyone' });
    expect((await desk.get('/ccas/dons')).status).toBe(200);
  });
});

test('a CCAS that opened with none has pass, partners and offers', async () => {
  await app.within((tx) => tx.run(`update ccas set modules = '{}' where id = current_ccas()`));
  app.get(Tenants).forget();
  const manager = await aManagersConsole(app);
  for (const page of ['/ccas', '/ccas/usagers', '/ccas/partenaires', '/ccas/avantages', '/ccas/cartes', '/ccas/bilans'])
    expect((await manager.open(page)).status).toBe(200);
  expect(everyModule(app.nest)).toEqual(expect.arrayContaining(['mutuelle', 'donations']));
});
