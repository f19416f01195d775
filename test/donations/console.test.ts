import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { Visitor } from '../support/visitor.js';
import {
  aCompany,
  aDeliberatedGift,
  aFund,
  anAcceptedGift,
  aPerson,
  aPledge,
  aReceivedGift,
  withSettings,
} from './giving.js';

let app: TestApp;
let nadia: AgentsConsole;
let fundId: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await withSettings(app);
  fundId = await aFund(app, { name: 'Bilans auditifs' });
});
afterAll(() => app.close());

const plain = (words: string) => words.replaceAll(/\s+/g, ' ');
const errorsIn = (html: string) => [...html.matchAll(/id="champ-([^"]+)-erreur"/g)].map(([, field]) => field);
const stateOf = async (id: string) =>
  (await app.within((tx) => tx.query('select state from donation where id = $1', [id])))[0].state as string;
const mailsSince = async (work: () => Promise<unknown>) => {
  const all = () =>
    app.within((tx) => tx.query('select id, recipient as "to", subject, text_body as text from mail order by id'));
  const before = (await all()).length;
  await work();
  return (await all()).slice(before) as { to: string; subject: string; text: string }[];
};

const stages = {
  pledged: () => aPledge(app, { fundId }),
  accepted_provisionally: () => anAcceptedGift(app, { fundId }),
  deliberated: () => aDeliberatedGift(app, { fundId }),
  received: () => aReceivedGift(app, { fundId }),
};
type Stage = keyof typeof stages;
const forms = {
  acceptation: {},
  reception: { receivedOn: '2026-12-08', amount: '1 250', way: 'transfer', isLast: 'oui', thanks: 'oui' },
  recu: {},
  annulation: { reason: 'Le donateur a renoncé.' },
};
type Verb = keyof typeof forms;
const act = (id: string, verb: string, fields: object = forms[verb as Verb] ?? {}) =>
  nadia.submit(`/ccas/dons/${id}/${verb}`, fields as Record<string, string>);

describe('a gift goes on, step by step', () => {
  test.each<[Stage, Verb, string, string[]]>([
    ['pledged', 'acceptation', 'accepted_provisionally', []],
    ['pledged', 'annulation', 'cancelled', []],
    ['accepted_provisionally', 'annulation', 'cancelled', []],
    ['deliberated', 'reception', 'received', ['Merci pour votre don']],
    ['received', 'recu', 'receipted', []],
  ])('%s, %s: %s', async (stage, verb, to, subjects) => {
    const id = await stages[stage]();
    const told = await mailsSince(async () => {
      expect(await act(id, verb)).toMatchObject({ status: 303, location: `/ccas/dons/${id}` });
    });
    expect(await stateOf(id)).toBe(to);
    expect(told.map(({ subject }) => subject)).toEqual(subjects);
  });

  test.each<[Stage, Verb]>([
    ['pledged', 'reception'],
    ['pledged', 'recu'],
    ['accepted_provisionally', 'acceptation'],
    ['accepted_provisionally', 'recu'],
    ['deliberated', 'acceptation'],
    ['deliberated', 'recu'],
    ['received', 'acceptation'],
  ])('%s: %s is refused on its page, and nobody is written to', async (stage, verb) => {
    const id = await stages[stage]();
    const told = await mailsSince(async () => {
      expect((await act(id, verb)).status).toBeGreaterThanOrEqual(400);
    });
    expect([await stateOf(id), told]).toEqual([stage, []]);
  });

  test('thanks are written only when the agent asks for it', async () => {
    const id = await stages.deliberated();
    expect(await mailsSince(() => act(id, 'reception', { ...forms.reception, thanks: '' }))).toEqual([]);
    expect(await stateOf(id)).toBe('received');
  });

  test('what came is not all unless it is said', async () => {
    const id = await stages.deliberated();
    await act(id, 'reception', { ...forms.reception, amount: '500', isLast: '' });
    expect(await stateOf(id)).not.toBe('received');
    await act(id, 'reception', { ...forms.reception, amount: '100', isLast: 'oui' });
    expect(await stateOf(id)).toBe('received');
  });

  test.each([
    ['annulation', { reason: ' ' }, 'reason'],
    ['reception', { ...forms.reception, amount: 'beaucoup' }, 'amount'],
    ['reception', { ...forms.reception, receivedOn: 'hier' }, 'receivedOn'],
  ])('%s with %j is refused at its field', async (verb, fields, field) => {
    const id = await stages.deliberated();
    const { status, html } = await act(id, verb, fields);
    expect([status, errorsIn(html)]).toEqual([400, [field]]);
  });

  test('something given in return is noted, and taken off again when its fields come back blank', async () => {
    const id = await stages.pledged();
    const kept = async () =>
      (
        await app.within((tx) =>
          tx.query('select counterpart, counterpart_cents::int as cents from donation where id = $1', [id]),
        )
      )[0];
    await act(id, 'contrepartie', { counterpart: 'Une affiche', counterpartAmount: '20' });
    expect(await kept()).toEqual({ counterpart: 'Une affiche', cents: 2000 });
    expect((await act(id, 'contrepartie', { counterpart: '', counterpartAmount: '20' })).status).toBe(400);
    expect((await act(id, 'contrepartie', { counterpart: 'Une affiche', counterpartAmount: '' })).status).toBe(400);
    await act(id, 'contrepartie', { counterpart: ' ', counterpartAmount: ' ' });
    expect(await kept()).toEqual({ counterpart: null, cents: 0 });
  });

  test('what is no word of the page is not there', async () => {
    const id = await stages.pledged();
    for (const verb of ['toString', 'effacer']) expect((await act(id, verb)).status).toBe(404);
    expect((await act(uuidv7(), 'acceptation')).status).toBe(404);
  });
});

describe('what a donor is written of a promise', () => {
  const promised = async (fields: Record<string, string> = {}) => {
    const visitor = new Visitor(app);
    await visitor.get('/dons/particulier');
    const form = {
      name: 'Petit',
      firstName: 'Lucie',
      street: '3 quai Blanqui',
      postcode: '94140',
      commune: 'Alfortville',
      email: 'lucie@exemple.example',
      contactEmail: 'lucie@exemple.example',
      fundId,
      kind: 'money',
      amount: '50',
      geste: 'promettre',
      ...fields,
    };
    return mailsSince(() => visitor.post('/dons/particulier', form));
  };

  test('of money: the account and the reference, once there is an account; before that, that it will be told', async () => {
    const [{ subject, text } = { subject: '', text: '' }] = await promised();
    expect(subject).toBe('Votre promesse de don à CCAS d’Alfortville');
    expect(plain(text)).toMatch(/50,00 € pour « Bilans auditifs ».*Service de gestion comptable, IBAN FR76 3000 1007/);
    await app.within((tx) => tx.query('update donation_settings set iban = null'));
    const [told] = await promised({ email: 'lucie2@exemple.example', contactEmail: 'lucie2@exemple.example' });
    expect(plain(told!.text)).toMatch(/La référence de votre don est .*vous dira où faire votre virement/);
    await withSettings(app);
  });
});

describe('the list of gifts', () => {
  test('is of one state when asked', async () => {
    const [pledged, received] = [await stages.pledged(), await stages.received()];
    const shown = async (query: string) => {
      const { html } = await nadia.open(`/ccas/dons${query}`);
      return [pledged, received].filter((id) => html.includes(`/ccas/dons/${id}`)).length;
    };
    expect([await shown(''), await shown('?etat=pledged'), await shown('?etat=received')]).toEqual([2, 1, 1]);
    expect([await shown('?etat=receipted'), await shown('?etat=rien')]).toEqual([0, 2]);
  });
});

describe('donors', () => {
  test('are corrected, what comes back blank is taken away, a wrong address is refused as typed', async () => {
    const id = await aPerson(app);
    const path = `/ccas/dons/donateurs/${id}`;
    const fields = {
      name: 'Le Bras',
      firstName: 'Jeanne',
      street: '',
      postcode: '',
      commune: '',
      email: '',
      phone: '',
    };
    expect((await nadia.submit(path, fields)).location).toBe(path);
    const [row] = await app.within((tx) => tx.query('select street, email, name from donor where id = $1', [id]));
    expect(row).toEqual({ street: null, email: null, name: 'Le Bras' });
    const { status, html } = await nadia.submit(path, { ...fields, email: 'jeanne' });
    expect([status, errorsIn(html), html.includes('value="jeanne"')]).toEqual([400, ['email'], true]);
  });

  test('and a button that is refused leaves their fields as they are', async () => {
    const id = await aPerson(app, { name: 'Delattre' });
    const gift = await aReceivedGift(app, { donorId: id, fundId });
    expect((await act(gift, 'recu')).status).toBe(303);
    const { status, html } = await nadia.submit(`/ccas/dons/donateurs/${id}/effacement`);
    expect([status, html.includes('value="Delattre"')]).toEqual([409, true]);
  });

  test('of last year are written to once, unless they said no, have no address or have given again', async () => {
    app.clock.set('2027-03-01T09:00:00Z');
    const year = { receivedOn: '2026-06-01' };
    const pay = async (donorId: string) => {
      const id = await aDeliberatedGift(app, { donorId, fundId });
      await app.within((tx) => tx.query(`update donation set pledged_at = '2026-05-01T09:00:00Z' where id = $1`, [id]));
      return id;
    };
    app.clock.set('2026-06-01T09:00:00Z');
    const [asked, refused, silent, again] = [
      await aCompany(app, { name: 'Sollicitée', email: 'un@exemple.example' }),
      await aCompany(app, { name: 'Refuse', email: 'deux@exemple.example' }),
      await aCompany(app, { name: 'Sans adresse', email: undefined }),
      await aCompany(app, { name: 'Redonne', email: 'quatre@exemple.example' }),
    ];
    for (const donorId of [asked, refused, silent, again]) {
      await pay(donorId);
      await aReceivedGift(app, { donorId, fundId }, year.receivedOn);
    }
    app.clock.set('2027-03-01T09:00:00Z');
    await nadiaToday();
    await nadia.submit(`/ccas/dons/donateurs/${refused}/sans-rappel`);
    await aPledge(app, { donorId: again, fundId });
    const told = await mailsSince(() => nadia.submit('/ccas/dons/relance'));
    const names = told
      .map(({ to }) => to)
      .filter((to) => ['un@', 'deux@', 'quatre@'].some((each) => to.startsWith(each)));
    expect(names).toEqual(['un@exemple.example']);
    expect(told.find(({ to }) => to.startsWith('un@'))!.text).toContain(
      'En 2026, vous avez donné pour « Bilans auditifs »',
    );
    expect(await mailsSince(() => nadia.submit('/ccas/dons/relance'))).toEqual([]);
    await nadia.submit(`/ccas/dons/donateurs/${refused}/sans-rappel/fin`);
    expect((await mailsSince(() => nadia.submit('/ccas/dons/relance'))).map(({ to }) => to)).toEqual([
      'deux@exemple.example',
    ]);
    for (const verb of ['toString', 'oublier'])
      expect((await nadia.submit(`/ccas/dons/donateurs/${asked}/${verb}`)).status).toBe(404);
  });
});

/** Sessions last a working day: Nadia comes in anew. */
async function nadiaToday(): Promise<void> {
  nadia = await anAgentsConsole(app);
}
