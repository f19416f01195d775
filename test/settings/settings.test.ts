import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { LetterheadQuery } from '../../src/ccas/letterhead.query.js';
import { SettingsQuery } from '../../src/ccas/settings.query.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { v7 as uuidv7 } from 'uuid';
import { Outbox } from '../../src/kernel/mail/outbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { textOfPdf } from '../support/card-video.js';
import { client, type Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let manager: AgentsConsole;
let other: AgentsConsole;
let nadia: AgentsConsole;
let api: Client;
beforeAll(async () => {
  app = await startApp();
  [manager, other, nadia] = [await aManagersConsole(app), await aManagersConsole(app), await anAgentsConsole(app)];
  api = await nadiaTheAgent(app);
});
afterAll(() => app.close());

/** What the form of a page holds now, version included. */
async function formOf(console: AgentsConsole, section: string): Promise<Record<string, string | string[]>> {
  const { html } = await console.open(`/ccas/reglages/${section}`);
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), value]);
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const value = / value="([^"]*)"/.exec(tag)?.[1] ?? '';
    const name = / name="([^"]+)"/.exec(tag)?.[1];
    if (name && name !== 'jeton' && (!tag.includes('type="checkbox"') || / checked/.test(tag)))
      add(name, unescaped(value));
  }
  for (const [, name, value] of html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)/g))
    add(name!, unescaped(value!));
  return fields;
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");

async function save(console: AgentsConsole, section: string, changes: Record<string, string | string[]>) {
  return console.submit(`/ccas/reglages/${section}`, { ...(await formOf(console, section)), ...changes });
}

const journal = () =>
  app.within((tx) =>
    tx.query(`select details from audit_entry where action = 'settings.changed' order by at, lane, seq`),
  ) as Promise<{ details: Record<string, unknown> }[]>;

describe('who may', () => {
  test('an agent reads every page, and is told that a manager changes them', async () => {
    for (const page of [
      'pass',
      'communes',
      'contact',
      'apparence',
      'textes',
      'conservation',
      'publication',
      'cles',
      'baremes',
    ]) {
      const { status, words } = await nadia.open(`/ccas/reglages/${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(words).toMatch(/demandez à un responsable|Prévenez un responsable/);
      expect(words).not.toContain('Enregistrer');
    }
    expect((await nadia.submit('/ccas/reglages/pass', { minimumAge: '65' })).status).toBe(403);
  });
});

describe('the pass', () => {
  test('is given by the new minimum age, from the moment it is saved', async () => {
    const residentId = await aResident(app, { bornOn: '1963-01-10' });
    expect((await api.post('/api/v1/passes', { residentId, category: 1 })).status).toBe(201);
    expect(await save(manager, 'pass', { minimumAge: '65', validityMonths: '12' })).toMatchObject({
      status: 303,
      location: '/ccas/reglages/pass?enregistre=oui',
    });
    const young = await aResident(app, { firstName: 'Lise', bornOn: '1963-01-10' });
    const refused = await api.post('/api/v1/passes', { residentId: young, category: 1 });
    expect(refused.body).toMatchObject({ code: 'not_eligible', rule: 'too_young' });
    const old = await aResident(app, { firstName: 'Rose', bornOn: '1950-01-10' });
    expect((await api.post('/api/v1/passes', { residentId: old, category: 1 })).body).toMatchObject({
      validFrom: '2026-12-08',
      validThrough: '2027-12-07',
    });
  });

  test('is given in the categories offered, under the names of the CCAS; who has another one keeps it', async () => {
    const { passId } = await aPassHolder(app, { firstName: 'Ada', bornOn: '1940-01-10', category: 2 });
    await save(manager, 'pass', { offered: ['1', '3'], label1: 'Aîné' });
    const residentId = await aResident(app, { firstName: 'Nino', bornOn: '1941-01-10' });
    expect((await api.post('/api/v1/passes', { residentId, category: 2 })).body).toMatchObject({
      rule: 'category_not_offered',
    });
    const dossier = await nadia.open(`/ccas/usagers/${residentId}`);
    expect(dossier.html).toMatch(/<option[^>]*>Aîné</);
    expect(dossier.html).not.toMatch(/<option[^>]*>Senior, moyens réduits</);
    await app.within((tx) => tx.query(`update pass set valid_through = '2026-12-20' where id = $1`, [passId]));
    expect((await api.post(`/api/v1/passes/${passId}/renewal`)).status).toBeLessThan(300);
  });

  test('bad input is refused at its field, and what was typed stays', async () => {
    const { offered: _, ...form } = await formOf(manager, 'pass');
    const refused = await manager.submit('/ccas/reglages/pass', { ...form, minimumAge: 'soixante', phoneLimit: '99' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('value="soixante"');
    expect(refused.words).toMatch(/Un nombre entier de 50 à 100 est attendu.*Un nombre entier de 1 à 20 est attendu/);
    expect(refused.words).toContain('Cochez au moins une catégorie');
    for (const minimumAge of ['-1', '1e3', '62.5', '\u0000', '9'.repeat(400)])
      expect((await save(manager, 'pass', { minimumAge })).status).toBe(400);
    expect((await manager.submit('/ccas/reglages/pass', {})).status).toBe(400);
  });

  test('each change is in the journal, with what it was before', async () => {
    const [first] = await journal();
    expect(first!.details).toEqual({
      section: 'pass',
      fields: ['minimumAge', 'validityMonths'],
      minimumAge: '62 → 65',
      validityMonths: '24 → 12',
    });
  });
});

describe('two managers', () => {
  test('the second to save is told, sees both values, and may then save knowingly', async () => {
    const [mine, theirs] = [await formOf(manager, 'pass'), await formOf(other, 'pass')];
    expect((await other.submit('/ccas/reglages/pass', { ...theirs, phoneLimit: '7' })).status).toBe(303);
    const told = await manager.submit('/ccas/reglages/pass', { ...mine, phoneLimit: '5' });
    expect(told.status).toBe(409);
    expect(told.words).toMatch(/Une autre personne a enregistré.*Téléphones par pass 7 5/);
    const [, version] = /name="version" value="(\d+)"/.exec(told.html)!;
    expect((await manager.submit('/ccas/reglages/pass', { ...mine, phoneLimit: '5', version: version! })).status).toBe(
      303,
    );
    expect((await app.within((tx) => app.get(SettingsQuery).get(tx))).phoneLimit).toBe(5);
  });

  test('at the same moment: one is saved, the other told', async () => {
    const form = await formOf(manager, 'conservation');
    const answers = await Promise.all(
      ['3', '4', '5', '6'].map((keptRefusedMonths) =>
        manager.submit('/ccas/reglages/conservation', { ...form, keptRefusedMonths }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409]);
  });

  test('on two pages, neither disturbs the other', async () => {
    const [pass, contact] = [await formOf(manager, 'pass'), await formOf(other, 'contact')];
    expect((await manager.submit('/ccas/reglages/pass', { ...pass, phoneLimit: '6' })).status).toBe(303);
    expect((await other.submit('/ccas/reglages/contact', { ...contact, name: 'CCAS d’Alfortville' })).status).toBe(303);
  });
});

describe('communes', () => {
  test('are found by name or postcode in the official list, added and taken away', async () => {
    const found = await manager.open('/ccas/reglages/communes?q=maisons+alfort');
    expect(found.words).toContain('Maisons-Alfort 94700 · INSEE 94046');
    expect((await manager.open('/ccas/reglages/communes?q=94700')).words).toContain('Maisons-Alfort');
    expect((await manager.open('/ccas/reglages/communes?q=zzzz')).words).toContain('Aucune autre commune ne répond');
    const version = () => formOf(manager, 'communes').then((form) => [form.version].flat()[0]!);
    expect(
      (await manager.submit('/ccas/reglages/communes', { version: await version(), ajouter: '94046' })).status,
    ).toBe(303);
    await aResident(app, { firstName: 'Max', communeCode: '94046' });
    expect((await manager.open('/ccas/reglages/communes')).words).toMatch(
      /Maisons-Alfort INSEE 94046 · 1 usager inscrit/,
    );
    expect(
      (await manager.submit('/ccas/reglages/communes', { version: await version(), retirer: '94046' })).status,
    ).toBe(303);
    const last = await manager.submit('/ccas/reglages/communes', { version: await version(), retirer: '94002' });
    expect(last.words).toContain('un CCAS a au moins une commune');
    const unknown = await manager.submit('/ccas/reglages/communes', { version: await version(), ajouter: '99999' });
    expect(unknown.words).toContain('n’est pas dans la liste officielle');
  });
});

describe('contact', () => {
  test('stands on the home page, with hours', async () => {
    await save(manager, 'contact', {
      phone: '01 55 00 20 00',
      hours0Days: ['1', '2', '3', '4', '5'],
      hours0From: '9h',
      hours0To: '12:30',
    });
    const home = (await client(app).get('/')).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(home).toContain('01 55 00 20 00');
    expect(home).toContain('du lundi au vendredi, de 9 h à 12 h 30');
  });

  test('without any way to be reached it is refused; a script in a name is text', async () => {
    const refused = await save(manager, 'contact', { phone: '', email: '', address: '' });
    expect(refused.words).toContain('Donnez au moins un moyen de vous joindre');
    await save(manager, 'contact', { name: '<script>x</script>' });
    expect((await manager.open('/ccas/reglages/contact')).html).not.toContain('<script>x');
    await save(manager, 'contact', { name: 'CCAS d’Alfortville' });
  });
});

describe('logo and colours', () => {
  const picture = (width: number, height: number) => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#5a2d82';
    context.fillRect(0, 0, width, height);
    return canvas.toBuffer('image/png');
  };
  const page = '/ccas/reglages/apparence';
  const version = async () => [(await formOf(manager, 'apparence')).version].flat()[0]!;

  test('a pale colour is refused with the ratio measured, and one that passes is proposed', async () => {
    const refused = await manager.send(page, {
      version: await version(),
      mainColour: '#7fb8c0',
      accentColour: '#e8a33d',
    });
    expect(refused.status).toBe(400);
    expect(refused.words).toMatch(/Contraste trop faible : 2,06 pour 1 .*il en faut 4,5. Essayez #[0-9a-f]{6}/);
    expect(refused.words).toMatch(/Contraste trop faible : 2,0\d pour 1 .*il en faut 3. Essayez #[0-9a-f]{6}/);
    expect(refused.html).toContain('value="#7fb8c0"');
    expect((await manager.send(page, { version: await version(), mainColour: 'rouge' })).words).toContain(
      'six chiffres ou lettres',
    );
  });

  test('good ones are on every page from the next look on, as a style sheet that is asked for again at the price of its hash', async () => {
    expect((await client(app).get('/')).text).not.toContain('/apparence.css');
    const saved = await manager.send(page, { version: await version(), mainColour: '5A2D82', accentColour: '#a15c00' });
    expect(saved.status).toBe(303);
    app.clock.advance({ seconds: 6 });
    expect((await client(app).get('/')).text).toContain('<link rel="stylesheet" href="/apparence.css?5a2d82-a15c00"/>');
    const sheet = await client(app).get('/apparence.css');
    expect(sheet.headers['content-type']).toMatch('text/css');
    expect(sheet.text).toContain('--lagoon:#5a2d82');
    expect((await client(app).get('/apparence.css', { 'if-none-match': sheet.headers.etag! })).status).toBe(304);
    expect((await manager.open('/mon-pass')).html).not.toContain('/apparence.css');
  });

  test.each<[string, Buffer, RegExp]>([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><script>x</script></svg>'),
      /Le SVG n’est pas accepté/,
    ],
    ['a text', Buffer.from('logo'), /PNG ou en JPEG/],
    ['a PNG cut short', picture(200, 200).subarray(0, 60), /abîmée|PNG ou en JPEG/],
    ['one that is too small', picture(20, 20), /20 × 20 points/],
    ['one that is too large', picture(2400, 100), /2400 × 100 points/],
    ['a heavy one', Buffer.alloc(600_000), /500 Ko/],
  ])('%s is no logo', async (_, bytes, why) => {
    const refused = await manager.send(page, { version: await version() }, { field: 'logo', name: 'logo.png', bytes });
    expect(refused.status).toBe(400);
    expect(refused.words).toMatch(why);
  });

  test('one too heavy to be read empties nothing of the form', async () => {
    const heavy = { field: 'logo', name: 'logo.png', bytes: Buffer.alloc(10 * 2 ** 20) };
    const refused = await manager.send(page, { version: await version() }, heavy);
    expect([refused.status, /trop gros : 500\sKo au plus/.test(refused.words)]).toEqual([413, true]);
    expect(refused.html).toContain(`name="version" value="${await version()}"`);
  });

  test('a PNG is in the header, on the card and on the letter', async () => {
    const logo = { field: 'logo', name: 'logo.png', bytes: picture(300, 200) };
    const colours = { mainColour: '#5a2d82', accentColour: '' };
    expect((await manager.send(page, { version: await version(), ...colours }, logo)).status).toBe(303);
    app.clock.advance({ seconds: 6 });
    const [, src] = /<img class="logo" src="([^"]+)"/.exec((await client(app).get('/')).text)!;
    const served = await client(app).get(src!);
    expect([served.status, served.headers['content-type']]).toEqual([200, 'image/png']);
    const { passId } = await aPassHolder(app, { firstName: 'Léo', bornOn: '1939-01-10' });
    for (const file of ['card', 'letter']) {
      const { body } = await api.get(`/api/v1/passes/${passId}/${file}.pdf`);
      expect([file, (body as Buffer).toString('latin1').includes('/Subtype /Image')]).toEqual([file, true]);
    }
  });

  test('taken away, the old file is gone too', async () => {
    await manager.send(page, { version: await version(), mainColour: '#5a2d82', sansLogo: 'oui' });
    app.clock.advance({ seconds: 6 });
    expect((await client(app).get('/logo')).status).toBe(404);
    expect(await app.within((tx) => tx.query('select 1 from document'))).toEqual([]);
  });
});

describe('words of the card and the letter', () => {
  const words = {
    cardTitle: 'Carte Or',
    cardNote: 'Merci de la montrer en arrivant.',
    letterOpening: 'Votre carte est là.',
    letterClosing: 'La présidente, Mme Exemple',
  };

  test('are seen on the real card and letter before they are saved', async () => {
    const card = await manager.submit('/ccas/reglages/textes/apercu/carte', words);
    expect(card.status).toBe(200);
    expect(await textOfPdf(card.body)).toMatch(/Carte Or[^]*Exemple|EXEMPLE/i);
    const letter = await textOfPdf((await manager.submit('/ccas/reglages/textes/apercu/lettre', words)).body);
    expect(letter).toContain('Votre carte est là.');
    expect(letter).toContain('La présidente, Mme Exemple');
    expect(letter).toMatch(/1 rue de l’Exemple\s+94140 ALFORTVILLE/i);
    expect((await app.within((tx) => app.get(SettingsQuery).get(tx))).cardTitle).toBeNull();
    expect((await manager.submit('/ccas/reglages/textes/apercu/timbre', words)).status).toBe(404);
    expect((await manager.submit('/ccas/reglages/textes/apercu/carte', { cardTitle: 'x'.repeat(60) })).words).toContain(
      '24 caractères au plus',
    );
  });

  test('saved, they are on every card and letter', async () => {
    await save(manager, 'textes', words);
    const { passId } = await aPassHolder(app, { firstName: 'Zoé', bornOn: '1938-01-10' });
    const card = await textOfPdf((await api.get(`/api/v1/passes/${passId}/card.pdf`)).body as Buffer);
    expect(card).toContain('Carte Or');
    expect(card).toContain('Merci de la montrer en arrivant.');
    expect(await textOfPdf((await api.get(`/api/v1/passes/${passId}/letter.pdf`)).body as Buffer)).toContain(
      'Mme Exemple',
    );
  });
});

describe('signing keys', () => {
  test('are rotated from the page once it is confirmed, and once only', async () => {
    expect((await manager.submit('/ccas/reglages/cles/rotation')).words).toContain('Cochez la case pour confirmer');
    expect((await manager.submit('/ccas/reglages/cles/rotation', { confirme: 'oui' })).status).toBe(303);
    expect((await manager.open('/ccas/reglages/cles')).words).toMatch(
      /À venir Créée le .* signera à partir du .*attend son tour/,
    );
    const again = await manager.submit('/ccas/reglages/cles/rotation', { confirme: 'oui' });
    expect([again.status, /attend déjà son tour/.test(again.words)]).toEqual([409, true]);
  });

  test('a stolen key goes only when its name is copied', async () => {
    expect((await manager.submit('/ccas/reglages/cles/compromission', { kid: 'autre' })).words).toContain(
      'Recopiez exactement',
    );
    const [{ kid }] = await app.within((tx) => tx.query(`select kid from issuer_key where state = 'active'`));
    expect((await manager.submit('/ccas/reglages/cles/compromission', { kid })).status).toBe(303);
    expect((await manager.open('/ccas/reglages/cles')).words).toMatch(/Retirée .*cartes sont à refaire/);
  });
});

describe('another CCAS', () => {
  test('has settings of its own', async () => {
    const place = await anotherCcas(app);
    const theirs = await place.within((tx) => app.get(SettingsQuery).get(tx));
    expect(theirs).toMatchObject({ minimumAge: 62, cardTitle: null, mainColour: null });
    expect(
      await place.within((tx) => tx.query('select 1 from settings_section union all select 1 from law_period')),
    ).toEqual([]);
  });
});

describe('what was decided holds elsewhere', () => {
  const aMail = (place: Pick<TestApp, 'within'>) =>
    place.within((tx) =>
      app.get(Outbox).queue(tx, {
        to: 'jeanne@exemple.fr',
        message: { subject: 'Votre pass', paragraphs: ['Il est prêt.'] },
        about: { kind: 'pass', id: uuidv7() },
      }),
    );
  const textOf = async (place: Pick<TestApp, 'within'>, id: string): Promise<string | null> => {
    const [mail] = await place.within((tx) => tx.query('select text_body as text from mail where id = $1', [id]));
    return mail.text;
  };

  test('mails say when the counter is open', async () => {
    expect(await textOf(app, await aMail(app))).toMatch(/01 55 00 20 00\. Le guichet est ouvert du lundi au vendredi/);
  });

  test('every letter ends as the CCAS wrote it', async () => {
    const letter = await app.within((tx) => app.get(LetterheadQuery).get(tx));
    expect(letter.closing).toBe('La présidente, Mme Exemple');
  });

  test('what is kept a month is gone after forty days, and stays where six months were left', async () => {
    await save(manager, 'conservation', { keptMailMonths: '1' });
    const place = await anotherCcas(app, 'ivry');
    const [ours, theirs] = [await aMail(app), await aMail(place)];
    app.clock.advance({ hours: 24 * 40 });
    await app.get(Jobs).tick();
    expect(await textOf(app, ours)).toBeNull();
    expect(await textOf(place, theirs)).toContain('Il est prêt.');
  });
});
