import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ApplicationState } from '../../src/applications/pass-application.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { anApplication, odette } from '../support/asking.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { nadiaTheAgent } from '../support/personas.js';
import type { Client } from '../support/http.js';

let app: TestApp;
let nadia: AgentsConsole;
let api: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  api = await nadiaTheAgent(app);
});
afterAll(() => app.close());

let people = 0;
/** Of somebody no other test knows, in this state, with an address; what was told on the way is set aside. */
async function anApplicationThatIs(state: ApplicationState, email = 'odette@exemple.fr'): Promise<string> {
  const lastName = `Vasseur${String.fromCodePoint(97 + people)}`;
  const bornOn = `05/05/19${String(20 + people++).padStart(2, '0')}`;
  app.clock.advance({ minutes: 16 });
  const id = await anApplication(app, {
    qui: { ...odette.qui, lastName, bornOn },
    contact: email ? { ...odette.contact, email } : { ...odette.contact, email, answerBy: 'phone' },
  });
  if (state === 'more_asked') await decide(id, 'complement');
  if (state === 'accepted') await decide(id, 'acceptation');
  if (state === 'refused') await decide(id, 'refus');
  if (state === 'withdrawn')
    await app.within((tx) =>
      tx.query(`update pass_application set state = 'withdrawn', decided_at = submitted_at where id = $1`, [id]),
    );
  expect(await stateOf(id)).toBe(state);
  seen = (await app.within((tx) => tx.query('select id from mail'))).map((mail: { id: string }) => mail.id);
  return id;
}
let seen: string[] = [];
const mails = (): Promise<{ to: string; subject: string; text: string }[]> =>
  app.within((tx) =>
    tx.query(`select recipient as "to", subject, text_body as text from mail where id <> all($1::uuid[]) order by id`, [
      seen,
    ]),
  );
const stateOf = async (id: string) =>
  (await app.within((tx) => tx.query('select state from pass_application where id = $1', [id])))[0].state as string;

const forms = {
  acceptation: {
    category: '1',
    'residenceProof.kind': 'tax',
    'residenceProof.seenOn': '2026-12-08',
    dossier: 'nouveau',
    vus: '',
  },
  refus: { reason: 'no_proof', note: 'Revenez avec une facture.' },
  complement: { missing: 'La page 2 de l’avis d’impôt.' },
  reponse: {},
} as const;
type Decision = keyof typeof forms;
const decide = (id: string, word: Decision, fields: object = forms[word]) =>
  nadia.submit(`/ccas/demandes/${id}/${word}`, fields as Record<string, string>);

/** What may be decided, where it leads, and what the person is told; whatever is not here is refused. */
const moves: [ApplicationState, Decision, ApplicationState, RegExp | undefined][] = [
  ['submitted', 'acceptation', 'accepted', /^Votre pass senior est prêt$/],
  ['submitted', 'refus', 'refused', /^Votre demande de pass senior [0-9A-Z-]{11}$/],
  ['submitted', 'complement', 'more_asked', /: il nous manque quelque chose$/],
  ['more_asked', 'reponse', 'submitted', undefined],
  ['more_asked', 'refus', 'refused', /^Votre demande de pass senior [0-9A-Z-]{11}$/],
];

describe('an application is decided', () => {
  test.each(moves)('%s, %s: %s, and the person gets the one mail that says so', async (from, word, to, subject) => {
    const id = await anApplicationThatIs(from);
    const { status, words } = await decide(id, word);
    expect([status, status === 303 ? '' : words]).toEqual([303, '']);
    expect(await stateOf(id)).toBe(to);
    const told = await mails();
    expect(told.map((mail) => mail.to)).toEqual(subject ? ['odette@exemple.fr'] : []);
    if (subject) expect(told[0]!.subject).toMatch(subject);
  });

  test.each(
    (['submitted', 'more_asked', 'accepted', 'refused', 'withdrawn'] as const).flatMap((state) =>
      (Object.keys(forms) as Decision[])
        .filter((word) => !moves.some(([from, allowed]) => from === state && allowed === word))
        .map((word): [ApplicationState, Decision] => [state, word]),
    ),
  )('%s: %s is refused on its page, and nobody is told', async (state, word) => {
    const id = await anApplicationThatIs(state);
    const { status, words } = await decide(id, word);
    expect([status, words]).toEqual([409, expect.stringContaining('Rechargez la demande')]);
    expect(await stateOf(id)).toBe(state);
    expect(await mails()).toEqual([]);
  });

  test('the mail says why, and what is missing', async () => {
    const id = await anApplicationThatIs('submitted');
    await decide(id, 'complement');
    expect((await mails())[0]!.text).toContain('La page 2 de l’avis d’impôt.');
    await decide(id, 'refus');
    const { text } = (await mails()).at(-1)!;
    expect(text).toContain('Le justificatif de domicile n’a pas été présenté.');
    expect(text).toContain('Revenez avec une facture.');
  });

  test('without an address nobody is written to, and the letter says where it stands', async () => {
    const id = await anApplicationThatIs('submitted', '');
    await decide(id, 'refus');
    expect(await mails()).toEqual([]);
    expect((await nadia.open(`/ccas/demandes/${id}/lettre.pdf`)).body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([
    ['refus', { reason: '' }, 'reason'],
    ['refus', { reason: 'toString' }, 'reason'],
    ['refus', { reason: 'other', note: ' ' }, 'note'],
    ['complement', { missing: ' ' }, 'missing'],
  ] as const)('%s with %j is refused at its field', async (word, fields, field) => {
    const id = await anApplicationThatIs('submitted');
    const { status, html } = await decide(id, word, fields);
    expect([status, html.includes(`champ-${field}-erreur`) || html.includes(`#champ-${field}`)]).toEqual([400, true]);
    expect(await stateOf(id)).toBe('submitted');
  });
});

describe('the list', () => {
  test('shows what waits unless another state is asked for, or all of them', async () => {
    const ids = new Map<string, string>();
    for (const state of ['submitted', 'more_asked', 'refused'] as const)
      ids.set(state, await anApplicationThatIs(state));
    const shown = async (query: string) => {
      const { html } = await nadia.open(`/ccas/demandes${query}`);
      return [...ids].filter(([, id]) => html.includes(`/ccas/demandes/${id}`)).map(([state]) => state);
    };
    expect(await shown('')).toEqual(['submitted']);
    expect(await shown('?etat=more_asked')).toEqual(['more_asked']);
    expect(await shown('?etat=refused')).toEqual(['refused']);
    expect(await shown('?etat=toutes')).toEqual(['submitted', 'more_asked', 'refused']);
    expect(await shown('?etat=draft')).toEqual(['submitted', 'more_asked', 'refused']);
  });

  test('are not narrowed by commune where there is but one', async () => {
    expect((await nadia.open('/ccas/demandes')).html).not.toContain('name="commune"');
  });

  test('says for how many days the oldest has waited', async () => {
    await app.within((tx) =>
      tx.query(`update pass_application set submitted_at = $1 where state = 'submitted'`, [
        app.clock.now().subtract({ hours: 72 }).toString(),
      ]),
    );
    expect((await nadia.open('/ccas/demandes')).words.replaceAll(/\s+/g, ' ')).toMatch(/3 jours/);
  });

  test('one that is not there is not there, and a draft neither', async () => {
    expect((await api.get(`/api/v1/applications/${uuidv7()}`)).status).toBe(404);
    const id = await anApplicationThatIs('submitted');
    expect((await api.get(`/api/v1/applications/${id}`)).body).toMatchObject({ id, state: 'submitted', twins: [] });
  });
});
