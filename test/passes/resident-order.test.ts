import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  // Sixty of one birth day: more than a page of equal values.
  for (let n = 0; n < 60; n++)
    await aResident(app, { lastName: `Égale ${String(n).padStart(2, '0')}`, bornOn: '1940-01-01' });
  await aPassHolder(app, { lastName: 'Porteur', bornOn: '1935-05-05' });
  await aResident(app, { lastName: 'Jeune', bornOn: '1975-05-05', address: undefined });
});
afterAll(() => app.close());

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const seen = async (query: string) =>
  [...(await nadia.open(`/ccas/usagers${query}`)).html.matchAll(/<strong>([^<]+)<\/strong> \w/g)].map(
    ([, name]) => name!,
  );
const exported = async (query: string) => {
  const { body } = await nadia.open(`/ccas/usagers.csv${query}`);
  return body
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[0]!);
};

describe('the list of residents', () => {
  test.each([
    '?tri=naissance',
    '?tri=naissance&sens=decroissant',
    '?tri=pass',
    '?tri=inscription&sens=decroissant',
    '',
  ])('sorted by « %s » has everybody once over its pages, and its file has them in that order', async (query) => {
    const page = query ? `${query}&page=` : '?page=';
    const all = [...(await seen(`${page}1`)), ...(await seen(`${page}2`))];
    expect([all.length, new Set(all).size]).toEqual([62, 62]);
    expect(await exported(query)).toEqual(all);
  });

  test('rises, falls, and puts those without last', async () => {
    expect((await seen('?tri=naissance'))[0]).toBe('Porteur');
    expect((await seen('?tri=naissance&sens=decroissant'))[0]).toBe('Jeune');
    expect([(await seen('?tri=pass'))[0], (await seen('?tri=pass&sens=decroissant'))[0]]).toEqual([
      'Porteur',
      'Porteur',
    ]);
  });

  test('says its order, how many there are and which are here', async () => {
    const { html, words } = await nadia.open('/ccas/usagers?tri=naissance&sens=decroissant&page=2');
    expect(html.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="descending"']);
    expect(plain(words)).toContain('62 usagers, de 51 à 62');
    // The other way from here, and from the first page.
    expect(html).toContain('href="/ccas/usagers?tri=naissance&amp;sens=croissant"');
  });

  test('is the first page again for an order that is none, and the last one beyond the end', async () => {
    expect(await seen('?tri=mot_de_passe&sens=haut&page=-1')).toEqual(await seen(''));
    expect(await seen('?page=900')).toEqual(await seen('?page=2'));
  });

  test('narrowed, says so in words, and its file has the same people', async () => {
    const query = '?pass=aucun&age=moins-de-65';
    const { words } = await nadia.open(`/ccas/usagers${query}`);
    expect(plain(words)).toContain('Usagers sans pass , de moins de 65 ans — tout effacer 1 usager');
    expect([await seen(query), await exported(query)]).toEqual([['Jeune'], ['Jeune']]);
    expect(await exported('?age=80-et-plus')).toHaveLength(61);
  });
});
