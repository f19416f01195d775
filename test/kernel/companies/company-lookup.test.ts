import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Config } from '../../../src/kernel/config/config.js';
import { OutsideNetwork } from '../../../src/kernel/http/outside-network.js';
import { CompanyLookup } from '../../../src/kernel/companies/company-lookup.js';
import { type OutsideServer, startOutsideServer } from '../../support/outside-server.js';

const siret = '73282932000074';
/** As the directory of companies answers (recherche-entreprises.api.gouv.fr/docs), shortened. */
const known = {
  total_results: 1,
  results: [
    {
      siren: '732829320',
      nom_complet: 'FOURNIL DU PONT (LE FOURNIL)',
      nom_raison_sociale: 'FOURNIL DU PONT',
      siege: { siret: '73282932000066', adresse: '1 RUE DE PARIS 75001 PARIS', code_postal: '75001', commune: '75101' },
      matching_etablissements: [
        {
          siret,
          adresse: '12 BIS RUE DU PONT 94140 ALFORTVILLE',
          code_postal: '94140',
          commune: '94002',
          liste_enseignes: ['LE FOURNIL'],
          etat_administratif: 'A',
          latitude: '48.80471',
          longitude: '2.41987',
        },
      ],
    },
  ],
};

let outside: OutsideServer;
let lookup: CompanyLookup;
beforeAll(async () => {
  Logger.overrideLogger(false);
  outside = await startOutsideServer();
  lookup = lookupAt(outside.url);
});
afterAll(() => outside.close());
beforeEach(() => {
  outside.asked.length = 0;
  outside.answer = { body: JSON.stringify(known) };
});
const lookupAt = (companiesUrl?: string) =>
  new CompanyLookup(Object.assign(new Config(), { companiesUrl }), new OutsideNetwork());
const changed = (place: object) => {
  const copy = structuredClone(known);
  Object.assign(copy.results[0]!.matching_etablissements[0]!, place);
  return JSON.stringify(copy);
};

describe('the directory of companies', () => {
  test('is asked for one SIRET, and fills name, address and place', async () => {
    expect(await lookup.find(siret)).toEqual({
      state: 'found',
      company: {
        legalName: 'FOURNIL DU PONT',
        name: 'LE FOURNIL',
        address: '12 bis rue du Pont',
        postcode: '94140',
        communeCode: '94002',
        latitude: 48.80471,
        longitude: 2.41987,
        isClosed: false,
      },
    });
    expect(outside.asked).toEqual([`/search?q=${siret}&per_page=1`]);
  });

  test('is asked for one SIREN, and fills name, legal form and the address of the seat', async () => {
    const copy = structuredClone(known);
    Object.assign(copy.results[0]!, { nature_juridique: '5710' });
    outside.answer.body = JSON.stringify(copy);
    expect(await lookup.find('732829320')).toMatchObject({
      state: 'found',
      company: { legalName: 'FOURNIL DU PONT', legalCategory: '5710', address: '1 rue de Paris', postcode: '75001' },
    });
    expect(await lookup.find('900100207')).toEqual({ state: 'unknown' });
  });

  test('tells of an establishment that closed', async () => {
    outside.answer.body = changed({ etat_administratif: 'F' });
    expect(await lookup.find(siret)).toMatchObject({ company: { isClosed: true } });
  });

  test('another establishment of the same company is not taken for this one', async () => {
    outside.answer.body = changed({ siret: '73282932000082' });
    expect(await lookup.find(siret)).toEqual({ state: 'unknown' });
  });

  test('no result is an unknown company', async () => {
    outside.answer.body = '{"results":[],"total_results":0}';
    expect(await lookup.find(siret)).toEqual({ state: 'unknown' });
  });

  test('what has not the expected form is left out, never trusted', async () => {
    outside.answer.body = changed({
      code_postal: 94140,
      commune: '<b>',
      liste_enseignes: null,
      adresse: {},
      latitude: 'x',
    });
    expect(await lookup.find(siret)).toEqual({
      state: 'found',
      company: { legalName: 'FOURNIL DU PONT', isClosed: false },
    });
  });

  test.each<[string, OutsideServer['answer']]>([
    ['too many requests', { status: 429 }],
    ['a failure', { status: 500, body: 'oops' }],
    ['a page instead of data', { body: '<html>' }],
    ['data of another kind', { body: '[1]' }],
    ['null', { body: 'null' }],
    ['a redirection elsewhere', { status: 302, location: 'http://127.0.0.1:1/' }],
    ['an endless answer', { body: JSON.stringify({ results: ['x'.repeat(1_200_000)] }) }],
  ])('%s: it is not available, and the form is typed', async (_, answer) => {
    outside.answer = answer;
    expect(await lookup.find(siret)).toEqual({ state: 'unavailable' });
  });

  test('silence is not waited out: three seconds', async () => {
    outside.answer = { silent: true };
    const before = performance.now();
    expect(await lookup.find(siret)).toEqual({ state: 'unavailable' });
    expect(performance.now() - before).toBeGreaterThan(2500);
  });

  test('nobody there, or never to be asked: not available', async () => {
    expect(await lookupAt('http://127.0.0.1:9').find(siret)).toEqual({ state: 'unavailable' });
    expect(await lookupAt().find(siret)).toEqual({ state: 'unavailable' });
    expect(outside.asked).toEqual([]);
  });
});
