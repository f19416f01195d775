import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { announcement } from '../../src/demo/announce.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { enter } from '../support/accounts.js';
import { answerSteps } from '../support/asking.js';
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
import { type PageAnswer, Visitor } from '../support/visitor.js';
import { notMetBecause } from './access-matrix.js';

let app: TestApp;
let told: string;
beforeAll(async () => {
  app = await reopenApp(await cloneDatabase(), '', { at: '2026-11-30T09:30:00Z' });
  await loadDemo(app.nest, app.config);
  app.ccasId = (await app.get(Tenants).all())[0]!.id;
  told = await announcement(app.nest, app.config);
});
afterAll(() => app.close());

/** Whatever is typed here is looked for. */
const nothingIsWrong = ['/ccas/recherche', '/offres/pres'];

const notMet = Object.values(notMetBecause).flat();

/** Some hundred pages, each several times. */
const WHOLE_CONSOLE_MS = 300_000;

/** Pages of one kind that are opened: the second may show a form the first has no use for. */
const PAGES_OF_A_ROUTE = 12;

const pages = routesBy('GET').filter(isPage);
const actions = routesBy('POST');
const walked = new Set<string>();
/** Where some form leads that was seen, also one without anything to type. */
const reached = new Set<string>();
/** Pages on which two elements have one id: a label or a notice then leads to the first. */
const ambiguous: string[] = [];

const routeOfForm = ({ action }: SeenForm) => routeOf(action.split(/[?#]/)[0]!, actions);
const formsIn = (html = '') => formsOf(parseHTML(html).document);

const idsIn = (html: string) => Array.from(parseHTML(html).document.querySelectorAll('[id]'), (each) => each.id);

/** Every form with something to type that links lead this visitor to, once, with the page it stands on. */
async function formsMet(
  visitor: Visitor,
  starts: string[],
  posted: Posted,
): Promise<{ page: string; form: SeenForm }[]> {
  const opened = new Map<string, string[]>();
  const met: { page: string; form: SeenForm }[] = [];
  const meet = (page: string, text: string) => {
    const forms = formsIn(text);
    for (const form of forms) reached.add(routeOfForm(form)!);
    for (const form of forms.filter(({ fields }) => fields.length > 0)) {
      const key = [routeOfForm(form), ...form.fields.map(({ name }) => name)].join(' ');
      if (!walked.has(key)) met.push({ page, form });
      walked.add(key);
    }
  };
  for (const [page, open] of Object.entries(posted)) meet(page, (await open()).text);
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
    meet(page, text);
    waiting.push(
      ...Array.from(text.matchAll(/ href="([^"]+)"/g), ([, href]) =>
        href!.replaceAll('&amp;', '&').replace(app.config.publicUrl, ''),
      ).filter((href) => href.startsWith('/')),
    );
  }
  return met;
}

/** Pages that are the answer to a form, and have no address of their own: how each is come by. */
type Posted = Record<string, () => Promise<PageAnswer>>;

const send = (visitor: Visitor, { action, isMultipart }: SeenForm, typed: Record<string, string>) =>
  isMultipart ? visitor.postParts(action, typed) : visitor.post(action, typed);

/** What is wrong with what it makes of a wrong field; undefined when it keeps all, `taken` when nothing was wrong for it. */
async function lostBy(visitor: Visitor, page: string, form: SeenForm, posted: Posted): Promise<string | undefined> {
  let isTaken = true;
  for (const filling of fillings(form)) {
    const fresh = formsIn((await (posted[page]?.() ?? visitor.get(page))).text).find((each) => isSame(each, form));
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
async function lostOf(visitor: Visitor, starts: string[], posted: Posted = {}): Promise<string[]> {
  const lost: string[] = [];
  for (const { page, form } of await formsMet(visitor, starts, posted)) {
    const route = routeOfForm(form)!;
    const [first] = fillings(form);
    const fault = first && (await lostBy(visitor, page, form, posted));
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
    expect(await lostOf(new Visitor(app), ['/', '/plan-du-site', '/espace-mutuelle/connexion', ...links])).toEqual([]);
  });

  test('before somebody who asks for a pass, at each later step', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor);
    const steps = ['adresse', 'contact', 'justificatif'].map((step) => `/demande/${step}`);
    expect(await lostOf(visitor, steps)).toEqual([]);
    expect([...walked].filter((form) => form.startsWith('/demande/:step')).length).toBe(4);
    expect(await lostOf(visitor, ['/demande/verification'])).toEqual([]);
  });

  test('before a company that promises a gift, and a shop that joins, once they are known', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/entreprise');
    const posted: Posted = {
      'the promise of a company': () => visitor.post('/dons/entreprise', { siren: '732 829 320' }),
      'a shop that joins': () => visitor.post('/partenaires/rejoindre/recherche', { siret: '356 000 000 49837' }),
    };
    expect(await lostOf(visitor, [], posted)).toEqual([]);
    expect(reached).toContain('/dons/entreprise/promesse');
  });

  test('before a partner', async () => {
    expect(await lostOf(await comeInBy(/http\S+partenaire\/entrer\S+/), ['/partenaire'])).toEqual([]);
  });

  test('before the mutuelle', async () => {
    expect(await lostOf(await comeInBy(/http\S+espace-mutuelle\/entrer\S+/), ['/espace-mutuelle'])).toEqual([]);
  });

  test(
    'before a manager',
    async () => {
      const manager = new Visitor(app);
      await enter(app, manager, demoAccounts.manager);
      expect(await lostOf(manager, ['/ccas', '/ccas/recherche', '/ccas/reglages/baremes/pmss'])).toEqual([]);
    },
    WHOLE_CONSOLE_MS,
  );

  test('and no label or notice leads to another field', () => {
    expect(ambiguous).toEqual([]);
  });

  test('and whatever takes a form was met, or it is said why not', () => {
    const forms = actions.filter((route) => !route.startsWith('/api/'));
    const sentence = 'Lead the walk to it, or say in « notMetBecause » why it cannot.';
    const unmet = forms.filter((route) => !reached.has(route) && !notMet.includes(route));
    expect([sentence, ...unmet]).toEqual([sentence]);
    expect(notMet.filter((route) => !forms.includes(route))).toEqual([]);
  });

  test('and there are some ninety of them', () => {
    expect(walked.size).toBeGreaterThan(85);
  });
});
