import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { routesOf } from '../support/routes.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Addresses that have left the house: they stand in letters, mails and posters. */
const leftTheHouse = new Set([
  'GET /espace-mutuelle/entrer',
  'GET /mon-pass/activer',
  'GET /partenaire/entrer',
  'GET /partenaires/rejoindre',
]);
/** Words that end like an infinitive and are none; `a-refaire` says which cards, not what is done with them. */
const nouns = new Set(['a-refaire', 'dossier', 'fichier', 'foyer', 'partenaire', 'particulier', 'scanner']);

const pages = () => routesOf(app).filter((route) => !/ \/(api|\.well-known)\//.test(route));
const lastWord = (route: string) => route.split('/').at(-1)!;

test('the address of a page names a thing: what is done with it is the method’s, and a form creates it', () => {
  expect(pages().length).toBeGreaterThan(300);
  expect(pages().filter((route) => /:(verb|action|do)\b/.test(route))).toEqual([]);
  const infinitives = pages().filter((route) => {
    const word = lastWord(route);
    const isOpen = word.startsWith(':') || word.includes('.') || nouns.has(word);
    return !isOpen && word.split('-').some((part) => /(er|ir|[^u]re|clure)$/.test(part));
  });
  expect(infinitives.filter((route) => !leftTheHouse.has(route))).toEqual([]);
  expect([...leftTheHouse].filter((route) => !pages().includes(route))).toEqual([]);
});
