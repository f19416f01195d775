import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangeResident } from '../../src/residents/change-resident.js';
import type { ResidentChanges } from '../../src/residents/resident-form.js';
import { ResidentQuery } from '../../src/residents/resident.query.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { startApp, type TestApp } from '../support/app.js';
import { aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let api: Client;
let nadia: AgentsConsole;
let karim: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  api = await nadiaTheAgent(app);
  nadia = await anAgentsConsole(app, await account('Nadia'));
  karim = await anAgentsConsole(app, await account('Karim'));
});
afterAll(() => app.close());

function account(name: string): Promise<string> {
  const wanted = { kind: 'agent', name, email: `${name}@ccas.example`, password: 'bleuet-tramway-82-girafe' } as const;
  return app.within((tx) => app.get(CreateAccount).run(tx, systemActor(app.ccasId), wanted));
}

function change(id: string, changes: ResidentChanges): Promise<void> {
  return app.within((tx) => app.get(ChangeResident).run(tx, systemActor(app.ccasId), id, changes));
}

const read = (id: string) => app.within((tx) => app.get(ResidentQuery).get(tx, id));

/** What a form would send: every field of it, hidden ones too. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1];
    if (name && name !== 'jeton' && !/type="(radio|search)"/.test(input))
      fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  for (const [, name, options] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/g))
    fields[name!] = /<option[^>]*selected[^>]*>/.exec(options!)?.[0].match(/value="([^"]*)"/)?.[1] ?? '';
  return fields;
}

const formOf = async (agent: AgentsConsole, id: string) =>
  fieldsOf((await agent.open(`/ccas/usagers/${id}/modification`)).html);

describe('two corrections at once', () => {
  test('without a version the last one wins and the first is lost; with it, one is told', async () => {
    const id = await aResident(app, { lastName: 'Course' });
    const { version } = await read(id);
    const phones = ['01 43 75 00 01', '01 43 75 00 02'];
    const blind = await Promise.allSettled(phones.map((phone) => change(id, { phone })));
    expect(blind.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await read(id)).version).toBe(version + 2);

    const seen = (await read(id)).version;
    const told = await Promise.allSettled(phones.map((phone) => change(id, { phone, version: seen })));
    expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(told.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
    expect((await read(id)).version).toBe(seen + 1);
  });

  test('every way of writing raises the version, a list too', async () => {
    const id = await aResident(app, { lastName: 'Hausse' });
    const before = (await read(id)).version;
    await app.within((tx) => tx.query(`update resident set phone = '+33143750099' where id = $1`, [id]));
    expect((await read(id)).version).toBe(before + 1);
  });

  test('the API answers 409 with the version that is saved', async () => {
    const id = await aResident(app, { lastName: 'Interface' });
    const { body } = await api.get(`/api/v1/residents/${id}`);
    await change(id, { phone: '01 43 75 00 03' });
    const answer = await api.patch(`/api/v1/residents/${id}`, { email: 'a@b.example', version: body.version });
    expect([answer.status, answer.body.code, answer.body.version]).toEqual([
      409,
      'changed_meanwhile',
      body.version + 1,
    ]);
    expect((await read(id)).email).toBeNull();
  });
});

describe('on the screen, the second', () => {
  test('is told who saved and when, and sees both versions; nothing typed is lost', async () => {
    const id = await aResident(app, { lastName: 'Deux', phone: '01 43 75 00 10', address: '1 rue du Pont' });
    const [first, second] = [await formOf(nadia, id), await formOf(karim, id)];
    expect((await nadia.submit(`/ccas/usagers/${id}/modification`, { ...first, phone: '06 12 34 56 78' })).status).toBe(
      303,
    );
    const page = await karim.submit(`/ccas/usagers/${id}/modification`, {
      ...second,
      phone: '06 99 99 99 99',
      email: 'deux@exemple.fr',
    });
    expect(page.status).toBe(409);
    expect(page.words).toContain('Nadia l’a modifié, le 8 décembre 2026 à 10 h 00');
    expect(page.words).toMatch(/Téléphone Vous avez écrit : 06 99 99 99 99 Enregistré maintenant : 06 12 34 56 78/);
    expect(page.words).toMatch(/Courriel Vous avez écrit : deux@exemple.fr Enregistré maintenant : Rien/);
    expect(page.words).not.toContain('1 rue du Pont Enregistré');
    // Only Karim changed the mail: his is proposed. Both changed the phone: nothing is.
    expect(page.html).toMatch(/name="choice\.email"[^>]*value="mine"[^>]*checked/);
    expect(page.html).not.toMatch(/name="choice\.phone"[^>]*checked/);
    expect((await read(id)).phone).toBe('+33612345678');
  });

  test('chooses for each answer; what is not decided is asked, and kept', async () => {
    const id = await aResident(app, { lastName: 'Choix', phone: '01 43 75 00 10' });
    const opened = await formOf(karim, id);
    await change(id, { phone: '06 12 34 56 78', firstName: 'Jeannette' });
    const typed = { ...opened, phone: '06 99 99 99 99', email: 'choix@exemple.fr' };
    const compared = fieldsOf((await karim.submit(`/ccas/usagers/${id}/modification`, typed)).html);
    const open = await karim.submit(`/ccas/usagers/${id}/modification`, {
      ...compared,
      'choice.email': 'mine',
      'choice.firstName': 'theirs',
    });
    expect([open.status, open.words.includes('Choisissez une des deux.')]).toEqual([400, true]);
    expect(open.html).toContain('value="06 99 99 99 99"');
    const done = await karim.submit(`/ccas/usagers/${id}/modification`, {
      ...fieldsOf(open.html),
      'choice.email': 'mine',
      'choice.firstName': 'theirs',
      'choice.phone': 'theirs',
    });
    expect(done.status).toBe(303);
    expect(await read(id)).toMatchObject({
      firstName: 'Jeannette',
      phone: '+33612345678',
      email: 'choix@exemple.fr',
    });
  });

  test('is told again when a third saves while they choose', async () => {
    const id = await aResident(app, { lastName: 'Trois' });
    const opened = await formOf(karim, id);
    await change(id, { phone: '06 12 34 56 78' });
    const compared = fieldsOf(
      (await karim.submit(`/ccas/usagers/${id}/modification`, { ...opened, phone: '06 11 11 11 11' })).html,
    );
    await change(id, { email: 'tiers@exemple.fr' });
    const again = await karim.submit(`/ccas/usagers/${id}/modification`, { ...compared, 'choice.phone': 'mine' });
    expect(again.status).toBe(409);
    expect(again.words).toContain('tiers@exemple.fr');
    expect((await read(id)).phone).toBe('+33612345678');
  });

  test('who wrote the same thing is told that there is nothing more to save', async () => {
    const id = await aResident(app, { lastName: 'Pareil' });
    const opened = await formOf(karim, id);
    await change(id, { phone: '06 12 34 56 78' });
    const page = await karim.submit(`/ccas/usagers/${id}/modification`, { ...opened, phone: '+33 6 12 34 56 78' });
    expect(page.words).toContain('il n’y a rien de plus à enregistrer');
  });
});
