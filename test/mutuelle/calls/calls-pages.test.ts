import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { shownAs, workbookOf } from '../../support/workbook.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const list = '/ccas/mutuelle/appels';
const written = {
  title: 'Mutuelle communale 2027',
  closesOn: '15/02/2027',
  plans: 'Essentiel\nConfort',
  bandStarts: '60, 70',
  costWeight: '40',
  criterion1: 'Dentaire',
  weight1: '60',
};
const grid = (from: string[], ...prices: string[][]) =>
  Object.fromEntries(
    from.flatMap((age, row) => [
      [`from${row + 1}`, age],
      [`to${row + 1}`, from[row + 1] ? String(Number(from[row + 1]) - 1) : ''],
      ...prices.map((of, plan) => [`price${row + 1}-${plan + 1}`, of[row]!]),
    ]),
  ) as Record<string, string>;
const plain = (words: string) => words.replaceAll(/\s+/g, ' ');
const errorsIn = (html: string) => [...html.matchAll(/id="champ-([^"]+)-erreur"/g)].map(([, field]) => field);
const aCall = async (fields = {}) => (await nadia.submit(`${list}/nouveau`, { ...written, ...fields })).location!;
const aCandidate = async (call: string, name = 'Mutuelle des Deux Rives') =>
  (await nadia.submit(`${call}/candidatures`, { name })).location!;

test('before the first call the page says what will be here', async () => {
  expect((await nadia.open(list)).words).toMatch(/Aucun appel|premier/);
});

describe('a call as it is written', () => {
  test('is kept, and shown as it was written', async () => {
    const call = await aCall();
    const { words } = await nadia.open(call);
    expect(plain(words)).toMatch(
      /Mutuelle communale 2027 .*Réponses jusqu’au 15 février 2027 · formules : Essentiel, Confort .*Aucune candidature encore/,
    );
    expect(words).not.toContain('Comparer');
    expect((await nadia.open(list)).words).toContain('Mutuelle communale 2027');
  });

  test.each([
    ['no title', { title: ' ' }, ['title']],
    ['a title of 121 letters', { title: 'a'.repeat(121) }, ['title']],
    ['no day', { closesOn: 'bientôt' }, ['closesOn']],
    ['no plan', { plans: '\n \n' }, ['plans']],
    ['seven plans', { plans: [...'ABCDEFG'].join('\n') }, ['plans']],
    ['a plan of 61 letters', { plans: 'a'.repeat(61) }, ['plans']],
    ['no age', { bandStarts: '' }, ['bandStarts']],
    ['an age that is none', { bandStarts: '60, vieux' }, ['bandStarts']],
    ['the same age twice', { bandStarts: '60, 60' }, ['bandStarts']],
    ['an age of 111', { bandStarts: '60, 111' }, ['bandStarts']],
    ['thirteen ages', { bandStarts: Array.from({ length: 13 }, (_, n) => 60 + n).join(' ') }, ['bandStarts']],
    ['a weight of 101', { costWeight: '101' }, ['costWeight']],
    ['a criterion that weighs nothing', { weight1: '0' }, ['weight1']],
    ['a weight without a criterion', { criterion1: '' }, ['criterion1']],
    ['a criterion of 161 letters', { criterion1: 'a'.repeat(161) }, ['criterion1']],
    ['no criterion', { criterion1: '', weight1: '' }, ['criterion1']],
  ])('%s is refused at its field, and the rest stays as typed', async (_, fields, expected) => {
    const { status, html } = await nadia.submit(`${list}/nouveau`, { ...written, ...fields });
    expect([status, errorsIn(html)]).toEqual([400, expected]);
    if (!('bandStarts' in fields)) expect(html).toContain('60, 70');
  });

  test.each([
    ['a title of 120 letters', { title: 'a'.repeat(120) }],
    ['six plans of 60 letters', { plans: [...'ABCDEF'].map((letter) => letter.repeat(60)).join('\n') }],
    ['twelve ages up to 110', { bandStarts: Array.from({ length: 12 }, (_, n) => 99 + n).join(';') }],
    ['a price that weighs nothing', { costWeight: '0' }],
    ['weights of 100', { costWeight: '100', weight1: '100' }],
    ['a weight of 1, and a criterion of 160 letters', { criterion1: 'a'.repeat(160), weight1: '1' }],
    [
      'eight criteria',
      Object.fromEntries(
        [1, 8].flatMap((n) => [
          [`criterion${n}`, `C${n}`],
          [`weight${n}`, '5'],
        ]),
      ),
    ],
  ])('%s is taken', async (_, fields) => {
    expect((await nadia.submit(`${list}/nouveau`, { ...written, ...fields })).status).toBe(303);
  });
});

describe('a candidate', () => {
  test('is in the list with what is missing; a second of its name is refused', async () => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    expect(plain((await nadia.open(call)).words)).toMatch(/Comparer .*Deux Rives .*Tarifs à entrer · à noter/);
    const again = await nadia.submit(`${call}/candidatures`, { name: 'mutuelle des deux rives' });
    expect([again.status, errorsIn(again.html)]).toEqual([400, ['name']]);
    expect(again.html).toContain('value="mutuelle des deux rives"');
    expect((await nadia.open(candidate)).words).not.toContain('Écrire la convention');
  });

  test('has the ages of the call in its grid until it has prices, then its own', async () => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    const before = (await nadia.open(candidate)).html;
    for (const shown of ['name="from1" value="60"', 'name="to1" value="69"', 'name="from2" value="70"'])
      expect([shown, plain(before).includes(shown) || new RegExp(inAnyOrder(shown)).test(before)]).toEqual([
        shown,
        true,
      ]);
    await nadia.submit(`${candidate}/tarifs`, grid(['55', '75'], ['45,50', '62'], ['70', '90,05']));
    const { html, words } = await nadia.open(candidate);
    for (const value of ['45,50', '62,00', '70,00', '90,05', '55', '74', '75'])
      expect(html).toContain(`value="${value}"`);
    expect(words).toContain('Écrire la convention');
    expect((await nadia.open(call)).words).toContain('Tarifs entrés');
  });

  test.each([
    ['nothing at all', {}, ['from1']],
    ['an age of 121', { ...grid(['121'], ['45'], ['70']) }, ['from1']],
    ['an end that is no age', { ...grid(['60'], ['45'], ['70']), to1: 'fin' }, ['to1']],
    ['no price', grid(['60'], [''], ['70']), ['price1-1']],
    ['a price of more than 1 000 €', grid(['60'], ['45'], ['1000,01']), ['price1-2']],
    ['a hole', { ...grid(['60', '75'], ['45', '50'], ['70', '80']), to1: '70' }, ['from2']],
    ['an overlap', { ...grid(['60', '75'], ['45', '50'], ['70', '80']), to1: '76' }, ['from2']],
  ])('its prices with %s are refused there, stay as typed, and nothing is kept', async (_, fields, expected) => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    const { status, html, words } = await nadia.submit(`${candidate}/tarifs`, fields);
    expect([status, errorsIn(html)]).toEqual([400, expected]);
    for (const value of Object.values(fields).filter(Boolean)) expect(html).toContain(`value="${value as string}"`);
    expect(words).not.toContain('Écrire la convention');
  });

  test('its prices come from a spreadsheet too, and a wrong one says which line', async () => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    const send = (text: string) =>
      nadia.send(`${candidate}/fichier`, {}, { field: 'file', name: 'tarifs.csv', bytes: Buffer.from(text) });
    const rows = ['Formule;De;À;Cotisation', 'essentiel;60;69;45,50', 'Essentiel;70 ans;;62', 'CONFORT;60;;70'];
    for (const [wrong, sentence] of [
      [['Formule;De;Cotisation', 'Essentiel;60;45'], 'quatre colonnes'],
      [[...rows, 'Luxe;60;;90'], 'Ligne 5 : cette formule n’est pas de l’appel (Essentiel, Confort)'],
      [[rows[0], 'Essentiel;soixante;;45'], 'Ligne 2 : l’âge est à écrire en années'],
      [[rows[0], rows[1], 'Essentiel;70;;1000,01'], 'Ligne 3 : la cotisation est à écrire en euros'],
      [rows.slice(0, 3), 'Aucune ligne pour la formule Confort'],
      [['Formule;De;À;Cotisation', '"Essentiel;60;;45'], 'guillemet n’est pas fermé'],
      [[rows[0], ...Array.from({ length: 500 }, () => 'Essentiel;60;;45')], 'dépasse 500 lignes'],
    ] as const) {
      const { status, words } = await send(wrong.join('\n'));
      expect([status, words.replaceAll(/\s/g, ' ')]).toEqual([400, expect.stringContaining(sentence)]);
    }
    expect((await nadia.send(`${candidate}/fichier`, {})).words).toContain('Choisissez un fichier CSV ou Excel.');
    expect((await nadia.open(call)).words).toContain('Tarifs à entrer');
    expect((await send(`\uFEFF${rows.join('\r\n')}`)).status).toBe(303);
    const { html } = await nadia.open(candidate);
    for (const value of ['45,50', '62,00', '70,00']) expect(html).toContain(`value="${value}"`);
  });

  test('or from Excel, its prices as cells have them', async () => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    const rows = [
      ['Mutuelle des Deux Rives'],
      ['Formule', 'De', 'À', 'Cotisation'],
      ['Essentiel', 60, 69, 45.5],
      ['Essentiel', 70, null, shownAs(1, 62.404_999)],
      ['Confort', 60, null, 70],
    ];
    const bytes = await workbookOf([{ name: 'Tarifs', rows }], { formats: ['#,##0.00\\ "€"'] });
    const send = (name: string, file: Buffer) =>
      nadia.send(`${candidate}/fichier`, {}, { field: 'file', name, bytes: file });
    const sent = await send('tarifs.xlsx', bytes);
    expect(sent.status).toBe(303);
    expect((await nadia.open(sent.location!)).words.replaceAll(/\s/g, ' ')).toContain(
      'Lu : feuille « Tarifs », titres à la ligne 2.',
    );
    for (const made of ['x', '{"format":"csv"}', '{"format":"xlsx","sheet":1,"headerLine":2}', 'null'])
      expect((await nadia.open(`${candidate}?lu=${encodeURIComponent(made)}`)).words).not.toContain('sont enregistrés');
    const { html } = await nadia.open(candidate);
    for (const value of ['45,50', '62,40', '70,00']) expect(html).toContain(`value="${value}"`);
    const wrong = await workbookOf([{ name: 'Tarifs', rows: [...rows, ['Luxe', 60, null, 90]] }]);
    expect((await send('tarifs.xlsx', wrong)).words).toContain('ligne 6 : cette formule');
    expect((await send('tarifs.csv', wrong.subarray(0, 300))).words).toContain('abîmé');
  });

  test('has marks from 0 to 10, and one that is none is refused as typed', async () => {
    const call = await aCall();
    const candidate = await aCandidate(call);
    const name = /name="(mark-[^"]+)"/.exec((await nadia.open(candidate)).html)![1]!;
    for (const mark of ['11', '-1', '7,5', 'bon']) {
      const { status, html } = await nadia.submit(`${candidate}/notes`, { [name]: mark });
      expect([status, errorsIn(html)]).toEqual([400, [name]]);
      expect(html).toContain(`value="${mark}"`);
    }
    for (const mark of ['0', '10']) {
      expect((await nadia.submit(`${candidate}/notes`, { [name]: mark })).status).toBe(303);
      expect((await nadia.open(candidate)).html).toContain(`value="${mark}"`);
    }
    await nadia.submit(`${candidate}/tarifs`, grid(['60'], ['45'], ['70']));
    expect((await nadia.open(call)).words).toMatch(/Tarifs entrés · noté/);
    await nadia.submit(`${candidate}/notes`, { [name]: '' });
    expect((await nadia.open(call)).words).toMatch(/Tarifs entrés · à noter/);
  });

  test('of another call is not there', async () => {
    const [one, other] = [await aCall(), await aCall()];
    const id = (await aCandidate(one)).split('/').at(-1)!;
    expect((await nadia.open(`${other}/candidatures/${id}`)).status).toBe(404);
  });
});

describe('the comparison', () => {
  test('shows each price by age and each mark, on the page and on paper; what is missing is said', async () => {
    const call = await aCall();
    const [rives, seine] = [await aCandidate(call), await aCandidate(call, 'Mutuelle de la Seine')];
    await nadia.submit(`${rives}/tarifs`, grid(['60', '70'], ['40', '60'], ['50', '80']));
    const name = /name="(mark-[^"]+)"/.exec((await nadia.open(rives)).html)![1]!;
    await nadia.submit(`${rives}/notes`, { [name]: '5' });
    await nadia.submit(`${seine}/notes`, { [name]: '9' });
    const seen = plain((await nadia.open(`${call}/comparaison`)).words);
    const paper = await nadia.open(`${call}/comparaison.pdf`);
    const read = plain((await wordsOfPdf(paper.body)).map(({ text }) => text).join(' '));
    for (const text of [seen, read]) {
      expect(text).toMatch(/Mutuelle des Deux Rives.*Mutuelle de la Seine/);
      for (const cost of ['40,00 €', '60,00 €', '50,00 €', '80,00 €']) expect(text).toContain(cost);
      expect(text).toContain('70 ans et plus');
    }
    expect(read).toMatch(/Essentiel : cotisation mensuelle moyenne.*40,00 € non donné.*60,00 € non donné.*Confort/);
    // The price weighs 40 of 100 and is the only one: 10 of 10. The mark weighs 60: (10 × 40 + 5 × 60) / 100 = 7.
    expect(read).toMatch(/Prix 40 10 .*Dentaire 60 5 9 .*Moyenne pondérée 7 /);
    expect(read).toMatch(/CCAS d’Alfortville.*Document de la commission, 8 décembre 2026\. Ne pas diffuser/);
  });
});

/** `name="x" value="y"`, whatever stands between or the other way round. */
function inAnyOrder(attributes: string): string {
  const [name, value] = attributes.split(' ');
  return `<input[^>]*(?:${name}[^>]*${value}|${value}[^>]*${name})`;
}
