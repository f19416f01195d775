import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ResidentForm } from '../../src/residents/resident-form.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const list = '/ccas/doublons';
let people = 0;
/** Two dossiers of one person, whom no other test knows. */
async function aPair(one: Partial<ResidentForm> = {}, other: Partial<ResidentForm> = {}): Promise<[string, string]> {
  const day = String(1 + Math.floor(people / 20)).padStart(2, '0');
  const person = {
    lastName: `Lemoine${String.fromCodePoint(97 + (people % 26))}`,
    bornOn: `19${40 + (people++ % 20)}-03-${day}`,
  };
  return [await aResident(app, { ...person, ...one }), await aResident(app, { ...person, ...other })];
}
const namesOf = async (id: string) => {
  const [row] = await app.within((tx) =>
    tx.query('select last_name as "lastName", phone, merged_into as "mergedInto" from resident where id = $1', [id]),
  );
  return row;
};
const choice = (html: string, field: string) =>
  new RegExp(`<input[^>]*name="${field}"[^>]*value="(\\w+)"[^>]*checked`).exec(html)?.[1];
const checkedPass = (html: string) => /<input[^>]*name="stayingPassId"[^>]*value="([^"]+)"[^>]*checked/.exec(html)?.[1];

test('without any the page says so', async () => {
  expect((await nadia.open(list)).words).toContain('Aucun doublon');
});

describe('two dossiers likely one person’s', () => {
  test('are in the list, and gone from it once an agent said they are two people', async () => {
    const [one, other] = await aPair();
    const { html, words } = await nadia.open(list);
    expect(html).toContain(`${list}/${one}/${other}`);
    expect(words).toContain('1 doublon probable');
    expect((await nadia.open(`${list}?commun=telephone`)).words).toContain('Aucun doublon pour ce choix');
    expect((await nadia.open('/ccas/doublons.csv?commun=identite')).html).toMatch(
      /Lemoinea;.*;01\/03\/1940;"?même nom, même date de naissance"?/,
    );
    expect((await nadia.submit(`${list}/${one}/${other}/deux-personnes`)).location).toBe(list);
    expect((await nadia.open(list)).html).not.toContain(`${list}/${one}/${other}`);
  });

  test('stand side by side: what is the same once, what differs to be chosen, the filled value proposed', async () => {
    const [one, other] = await aPair({}, { phone: '01 55 00 20 01' });
    const { words, html } = await nadia.open(`${list}/${one}/${other}`);
    expect(words).toMatch(/Ce dossier est conservé\. .*Ce dossier rejoint l’autre\./);
    expect(html).not.toContain('name="lastName"');
    expect(choice(html, 'phone')).toBe('merged');
    expect(words).not.toContain('Lequel reste en service');
    const turned = (await nadia.open(`${list}/${other}/${one}`)).html;
    expect(choice(turned, 'phone')).toBe('kept');
  });

  test('become one, with the values that were chosen', async () => {
    const [one, other] = await aPair({ phone: '01 55 00 20 01' }, { phone: '01 55 00 20 02' });
    const { location } = await nadia.submit(`${list}/${one}/${other}/fusion`, { phone: 'kept' });
    expect(location).toBe(`/ccas/usagers/${one}`);
    expect(await namesOf(one)).toMatchObject({ phone: '+33155002001', mergedInto: null });
    expect(await namesOf(other)).toMatchObject({ mergedInto: one });
  });

  test.each<Record<string, string>>([{ phone: 'merged' }, {}])('%p keeps the later telephone', async (said) => {
    const [one, other] = await aPair({ phone: '01 55 00 20 01' }, { phone: '01 55 00 20 02' });
    await app.within((tx) =>
      tx.query(`update resident set updated_at = updated_at + interval '1 day' where id = $1`, [other]),
    );
    await nadia.submit(`${list}/${one}/${other}/fusion`, said);
    expect(await namesOf(one)).toMatchObject({ phone: '+33155002002' });
  });

  test('stay two when an answer is none of those offered, and the page says so', async () => {
    const [one, other] = await aPair({ phone: '01 55 00 20 01' }, { phone: '01 55 00 20 02' });
    const { status, words, html } = await nadia.submit(`${list}/${one}/${other}/fusion`, { phone: 'nonsense' });
    expect(status).toBe(400);
    expect(words).toContain('Téléphone : choisissez une des deux réponses.');
    expect(html).toMatch(/<input[^>]*id="champ-phone"[^>]*autofocus/);
    expect(html).toContain('href="#champ-phone"');
    expect(await namesOf(other)).toMatchObject({ mergedInto: null });
  });

  test('both with a pass that serves: which one stays has to be said', async () => {
    const person = { lastName: 'Aubertin', bornOn: '1939-01-02' };
    const [first, second] = [
      await aPassHolder(app, person),
      await aPassHolder(app, { ...person, phone: '01 55 00 20 03' }),
    ];
    const [one, other] = await app.within(async (tx) => {
      const rows: { of: string }[] = await tx.query(
        'select resident_id as of from pass where id = any($1::uuid[]) order by array_position($1::uuid[], id)',
        [[first.passId, second.passId]],
      );
      return rows.map(({ of }) => of);
    });
    const path = `${list}/${one}/${other}`;
    expect((await nadia.open(path)).words).toContain('Lequel reste en service');
    const refused = await nadia.submit(`${path}/fusion`, { phone: 'kept' });
    expect([refused.status, refused.words]).toEqual([
      400,
      expect.stringContaining('choisissez celui qui reste en service'),
    ]);
    expect([choice(refused.html, 'phone'), checkedPass(refused.html)]).toEqual(['kept', undefined]);
    expect((await nadia.submit(`${path}/fusion`, { stayingPassId: uuidv7() })).status).toBe(400);
    expect((await nadia.submit(`${path}/fusion`, { stayingPassId: second.passId })).status).toBe(303);
    const states = await app.within((tx) =>
      tx.query('select id, state from pass where id = any($1::uuid[]) order by id', [[first.passId, second.passId]]),
    );
    expect(states).toEqual([
      { id: first.passId, state: 'suspended' },
      { id: second.passId, state: 'active' },
    ]);
  });

  test('once merged, every address of the pair leads to the dossier that stayed', async () => {
    const [one, other] = await aPair();
    await nadia.submit(`${list}/${one}/${other}/fusion`);
    for (const path of [`${list}/${one}/${other}`, `${list}/${other}/${one}`])
      expect(await nadia.open(path)).toMatchObject({ status: 303, location: `/ccas/usagers/${one}` });
    expect((await nadia.submit(`${list}/${other}/${one}/fusion`)).location).toBe(`/ccas/usagers/${one}`);
  });

  test.each(['one and itself', 'one and nobody', 'nobody and one'])('%s is no pair', async (which) => {
    const [one] = await aPair();
    const path = { 'one and itself': [one, one], 'one and nobody': [one, uuidv7()], 'nobody and one': [uuidv7(), one] }[
      which
    ]!;
    expect((await nadia.open(`${list}/${path.join('/')}`)).status).toBe(404);
  });

  test('page after page, each pair once; an address that is no page shows the first', async () => {
    const pairs: string[] = [];
    for (let n = 0; n < 51; n++) pairs.push((await aPair()).join('/'));
    const hrefs = (html: string) =>
      [...html.matchAll(/href="\/ccas\/doublons\/([0-9a-f-]+\/[0-9a-f-]+)"/g)].map(([, pair]) => pair!);
    const first = await nadia.open(list);
    expect(hrefs(first.html)).toHaveLength(50);
    const found = [...hrefs(first.html), ...hrefs((await nadia.open(`${list}?page=2`)).html)];
    expect(new Set(found).size).toBe(found.length);
    for (const pair of pairs) expect(found).toContain(pair);
    expect(hrefs((await nadia.open(`${list}?page=x`)).html)).toEqual(hrefs(first.html));
  });
});
