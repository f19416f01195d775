import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { announcement } from '../../src/demo/announce.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { enter } from '../support/accounts.js';
import { reopenApp, type TestApp } from '../support/app.js';
import { cloneDatabase } from '../support/database.js';
import { isPage, ownLinks, routeOf, routesBy } from '../support/demonstration-pages.js';
import {
  fillings,
  formsOf,
  hasNothingTyped,
  isSame,
  isShown,
  type SeenForm,
  sent,
  withNothingOffered,
} from '../support/filled-form.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let told: string;
beforeAll(async () => {
  app = await reopenApp(await cloneDatabase(), '', { at: new Date().toISOString() });
  await loadDemo(app.nest, app.config);
  app.ccasId = (await app.get(Tenants).all())[0]!.id;
  told = await announcement(app.nest, app.config);
});
afterAll(() => app.close());

/** Whatever is typed here is looked for. */
const nothingIsWrong = ['/ccas/recherche', '/offres/pres'];

/** Pages of one kind that are opened: the second may show a form the first has no use for. */
const PAGES_OF_A_ROUTE = 12;

const pages = routesBy('GET').filter(isPage);
const actions = routesBy('POST');
const walked = new Set<string>();
/** Pages on which two elements have one id: a label or a notice then leads to the first. */
const ambiguous: string[] = [];

const routeOfForm = ({ action }: SeenForm) => routeOf(action.split(/[?#]/)[0]!, actions);
const formsIn = (html = '') => formsOf(parseHTML(html).document);

const idsIn = (html: string) => Array.from(parseHTML(html).document.querySelectorAll('[id]'), (each) => each.id);

/** Every form with something to type that links lead this visitor to, once, with the page it stands on. */
async function formsMet(visitor: Visitor, starts: string[]): Promise<{ page: string; form: SeenForm }[]> {
  const opened = new Map<string, string[]>();
  const met: { page: string; form: SeenForm }[] = [];
  const waiting = [...starts];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const place = page.split(/[?#]/)[0]!;
    const route = routeOf(place, pages);
    const others = opened.get(route!) ?? [];
    if (!route || others.includes(page) || others.length === PAGES_OF_A_ROUTE) continue;
    const { status, text } = await visitor.get(page);
    if (status !== 200 || !text) continue;
    opened.set(route, [...others, page]);
    const twice = idsIn(text).filter((id, place, ids) => ids.indexOf(id) < place);
    if (twice.length > 0) ambiguous.push(`${page}: ${twice.join(' ')}`);
    for (const form of formsIn(text).filter(({ fields }) => fields.length > 0)) {
      const key = [routeOfForm(form), ...form.fields.map(({ name }) => name)].join(' ');
      if (!walked.has(key)) met.push({ page, form });
      walked.add(key);
    }
    waiting.push(
      ...Array.from(text.matchAll(/ href="([^"]+)"/g), ([, href]) =>
        href!.replaceAll('&amp;', '&').replace(app.config.publicUrl, ''),
      ).filter((href) => href.startsWith('/')),
    );
  }
  return met;
}

const send = (visitor: Visitor, { action, isMultipart }: SeenForm, typed: Record<string, string>) =>
  isMultipart ? visitor.postParts(action, typed) : visitor.post(action, typed);

/** What is wrong with what it makes of a wrong field; undefined when it keeps all, `taken` when nothing was wrong for it. */
async function lostBy(visitor: Visitor, page: string, form: SeenForm): Promise<string | undefined> {
  let isTaken = true;
  for (const filling of fillings(form)) {
    const fresh = formsIn((await visitor.get(page)).text).find((each) => isSame(each, form));
    if (!fresh) return 'its page has it no more';
    const typed = sent(fresh, filling);
    const answer = await send(visitor, form, typed);
    if (answer.status < 400) continue;
    const shown = formsIn(answer.text).find(({ action }) => action === form.action);
    const lost = form.fields.filter(({ name }) => !isShown(shown, name, typed[name])).map(({ name }) => name);
    const isRefused = answer.status === 400 || (answer.status === 404 && hasNothingTyped(form));
    if (!isRefused || !shown || lost.length > 0)
      return `${filling.wrong} is wrong: ${answer.status}, ${shown ? `without ${lost.join(', ')}` : 'without the form'}`;
    isTaken = false;
    // Each of its choices is tried in turn; elsewhere all of them at once, beside what is wrong already.
    if (hasNothingTyped(form)) continue;
    const { status } = await send(visitor, form, withNothingOffered(form, typed));
    return status < 500 ? undefined : `answers nobody offers: ${status}`;
  }
  return isTaken ? 'taken' : undefined;
}

/** All of them are met before the first is sent: one that is taken after all may end what another stands on. */
async function lostOf(visitor: Visitor, ...starts: string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const { page, form } of await formsMet(visitor, starts)) {
    const route = routeOfForm(form)!;
    const [first] = fillings(form);
    const fault = first && (await lostBy(visitor, page, form));
    if (fault && !(fault === 'taken' && nothingIsWrong.includes(route))) lost.push(`${page} → ${route}: ${fault}`);
  }
  return lost;
}

async function comeInBy(way: RegExp): Promise<Visitor> {
  const visitor = new Visitor(app);
  const { text } = await visitor.get(way.exec(told)![0].replace(app.config.publicUrl, ''));
  const [enterForm] = formsIn(text);
  await visitor.post(enterForm!.action, enterForm!.hidden);
  return visitor;
}

describe('a form of the demonstration with one wrong field keeps all that was typed', () => {
  test('before anyone', async () => {
    const links = await ownLinks(app.nest, app.config.publicUrl, told);
    expect(await lostOf(new Visitor(app), '/', '/plan-du-site', '/espace-mutuelle/connexion', ...links)).toEqual([]);
  });

  test('before a partner', async () => {
    expect(await lostOf(await comeInBy(/http\S+partenaire\/entrer\S+/), '/partenaire')).toEqual([]);
  });

  test('before the mutuelle', async () => {
    expect(await lostOf(await comeInBy(/http\S+espace-mutuelle\/entrer\S+/), '/espace-mutuelle')).toEqual([]);
  });

  test('before a manager', async () => {
    const manager = new Visitor(app);
    await enter(app, manager, demoAccounts.manager);
    expect(await lostOf(manager, '/ccas', '/ccas/recherche', '/ccas/reglages/baremes/pmss')).toEqual([]);
  });

  test('and no label or notice leads to another field', () => {
    expect(ambiguous).toEqual([]);
  });

  test('and there are some ninety of them', () => {
    expect(walked.size).toBeGreaterThan(85);
  });
});
