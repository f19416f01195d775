import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { answerSteps, odette } from '../support/asking.js';
import { aTuesday } from '../support/test-clock.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
/** So that the throttle of one test is not the next one's; still the same day. */
let minutes = 0;
beforeEach(() => {
  app.clock.set(aTuesday);
  app.clock.advance({ minutes: (minutes += 16) });
});

const applications = (where = 'true') =>
  app.within((tx) => tx.query(`select id, state, reference, secret_hash from pass_application where ${where}`));
const mailsTo = (recipient: string) =>
  app.within((tx) => tx.query('select subject, text_body as text from mail where recipient = $1', [recipient]));

describe('asking for a pass', () => {
  test('four steps and a review make an application with a number to keep, and a mail says so', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor);
    const review = await visitor.get('/demande/verification');
    for (const word of ['Vasseur', '5 mai 1950', '3 rue des Tilleuls', 'Alfortville', '01 43 75 12 34', 'Avis d’impôt'])
      expect(review.text).toContain(word);
    expect((await visitor.post('/demande/envoi')).location).toBe('/demande/envoyee');
    const { text } = await visitor.get('/demande/envoyee');
    const [reference] = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]/.exec(text)!;
    expect(text).not.toContain('Vasseur');
    const [mail] = await mailsTo('odette@exemple.fr');
    expect(mail.subject).toContain(reference);
    expect(mail.text).toContain('12 rue des Lilas');
  });

  test('each step is found again as it was answered, and going back loses nothing', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor);
    expect((await visitor.get('/demande/qui')).text).toContain('value="05/05/1950"');
    expect((await visitor.get('/demande/adresse')).text).toContain('3 rue des Tilleuls');
    expect((await visitor.post('/demande/qui', { ...odette.qui, firstName: 'Odile' })).location).toBe(
      '/demande/verification',
    );
    const { text } = await visitor.get('/demande/verification');
    expect(text).toContain('Odile');
    expect(text).toContain('3 rue des Tilleuls');
  });

  test('a step not reached yet leads to the first one that is not answered', async () => {
    const visitor = new Visitor(app);
    expect((await visitor.get('/demande/contact')).location).toBe('/demande/qui');
    await visitor.post('/demande/qui', odette.qui);
    expect((await visitor.get('/demande/justificatif')).location).toBe('/demande/adresse');
    expect((await visitor.get('/demande/verification')).location).toBe('/demande/adresse');
    expect((await visitor.get('/demande/rien')).status).toBe(404);
  });

  test('the draft is found by a secret of which only the hash is kept', async () => {
    const visitor = new Visitor(app);
    await visitor.post('/demande/qui', odette.qui);
    const secret = visitor.cookie('__Host-demande')!;
    expect(secret).toMatch(/^[\w-]{43}$/);
    const [dump] = await app.within((tx) => tx.query('select jsonb_agg(a)::text as rows from pass_application a'));
    expect(dump.rows).not.toContain(secret);
    const guesser = new Visitor(app);
    guesser.setCookie('__Host-demande', 'A'.repeat(43));
    expect((await guesser.get('/demande/adresse')).location).toBe('/demande/qui');
  });

  test('what was typed can be erased, here and on the server', async () => {
    const visitor = new Visitor(app);
    await visitor.post('/demande/qui', { ...odette.qui, lastName: 'Passagère' });
    await visitor.post('/demande/effacement');
    expect(visitor.cookie('__Host-demande')).toBeUndefined();
    expect(await applications(`last_name = 'Passagère'`)).toEqual([]);
  });

  test('sent many times at once, it is one application and one mail', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor, { contact: { email: 'une.seule@exemple.fr', answerBy: 'email' } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => visitor.post('/demande/envoi')));
    expect(answers.map(({ location }) => location)).toEqual(Array.from({ length: 12 }, () => '/demande/envoyee'));
    expect(await applications(`email = 'une.seule@exemple.fr'`)).toHaveLength(1);
    expect(await mailsTo('une.seule@exemple.fr')).toHaveLength(1);
  });

  test('for somebody else: who writes is kept beside who receives', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor, {
      qui: { ...odette.qui, forSomeoneElse: 'oui', proxyName: 'Claire Vasseur', proxyPhone: '06 12 34 56 78' },
    });
    expect((await visitor.get('/demande/verification')).text).toContain('Claire Vasseur, 06 12 34 56 78');
  });

  test('the person may take it back, and it is no longer examined', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor, { contact: { email: 'plus.besoin@exemple.fr', answerBy: 'email' } });
    await visitor.post('/demande/envoi');
    await visitor.post('/demande/retrait');
    expect((await visitor.get('/demande/envoyee')).text).toContain('Votre demande est retirée');
    expect((await applications(`email = 'plus.besoin@exemple.fr'`))[0].state).toBe('withdrawn');
    expect((await visitor.post('/demande/retrait')).status).toBe(409);
    const [{ state }] = await app.within((tx) =>
      tx.query(`select state from mail where recipient = 'plus.besoin@exemple.fr'`),
    );
    expect(state).toBe('cancelled');
  });

  test('a form that does not come from a page of ours is refused', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/demande/qui');
    visitor.setCookie('__Host-visite', 'somebody-else');
    expect((await visitor.post('/demande/qui', odette.qui)).status).toBe(403);
  });
});

describe('what stands in the way is said at its step', () => {
  test('too young: from which day on, and that a disability card opens the right', async () => {
    const visitor = new Visitor(app);
    const young = { ...odette.qui, bornOn: '01/02/1966' };
    const refused = await visitor.post('/demande/qui', young);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Il est un peu tôt');
    expect(refused.text).toContain('1er février 2028');
    expect(refused.text).toContain('name="disabilityCard"');
    expect((await visitor.post('/demande/qui', { ...young, disabilityCard: 'oui' })).location).toBe('/demande/adresse');
    await visitor.post('/demande/adresse', odette.adresse);
    await visitor.post('/demande/contact', odette.contact);
    const denied = await visitor.post('/demande/justificatif', odette.justificatif);
    expect([denied.status, /Il est un peu tôt/.test(denied.text)]).toEqual([400, true]);
    const kept = await visitor.post('/demande/justificatif', { ...odette.justificatif, disabilityCard: 'oui' });
    expect(kept.location).toBe('/demande/verification');
  });

  test('exactly the minimum age today is old enough; a day younger is not', async () => {
    expect((await new Visitor(app).post('/demande/qui', { ...odette.qui, bornOn: '08/12/1964' })).status).toBe(303);
    expect((await new Visitor(app).post('/demande/qui', { ...odette.qui, bornOn: '09/12/1964' })).status).toBe(400);
  });

  test('a commune that is not served cannot be chosen', async () => {
    const visitor = new Visitor(app);
    await visitor.post('/demande/qui', odette.qui);
    const page = await visitor.get('/demande/adresse');
    expect(page.text).toContain('Votre commune n’est pas dans la liste');
    expect(page.text).toContain('value="94140"');
    const { status, text } = await visitor.post('/demande/adresse', { ...odette.adresse, communeCode: '75056' });
    expect(status).toBe(400);
    expect(text).toContain('appelez la mairie de votre commune');
  });

  test.each([
    ['no means at all', {}, 'Donnez un téléphone ou une adresse électronique'],
    ['by mail without an address', { answerBy: 'email', phone: '01 43 75 12 34' }, 'votre adresse électronique'],
    ['by phone without a number', { answerBy: 'phone', email: 'a@exemple.fr' }, 'votre numéro'],
  ])('to be reached: %s', async (_, form, sentence) => {
    const visitor = new Visitor(app);
    await visitor.post('/demande/qui', odette.qui);
    await visitor.post('/demande/adresse', odette.adresse);
    const { status, text } = await visitor.post('/demande/contact', form as Record<string, string>);
    expect(status).toBe(400);
    expect(text).toContain(sentence);
  });

  test('a letter needs neither phone nor mail; an appointment needs a phone', async () => {
    const visitor = new Visitor(app);
    await visitor.post('/demande/qui', odette.qui);
    await visitor.post('/demande/adresse', odette.adresse);
    expect((await visitor.post('/demande/contact', { answerBy: 'letter' })).status).toBe(303);
    const appointment = { ...odette.justificatif, showing: 'appointment' };
    expect((await visitor.post('/demande/justificatif', appointment)).text).toContain(
      'nous ne pouvons pas vous appeler',
    );
    await visitor.post('/demande/contact', odette.contact);
    expect((await visitor.post('/demande/justificatif', appointment)).status).toBe(303);
    const { status, text } = await visitor.post('/demande/contact', { answerBy: 'letter' });
    expect([status, text.includes('Vous avez choisi un rendez-vous')]).toEqual([400, true]);
  });
});

describe('bad input is refused at its field, and nothing typed is lost', () => {
  test.each([
    ['qui', { lastName: '' }, 'Ce champ est obligatoire.'],
    ['qui', { lastName: 'x'.repeat(101) }, 'trop court ou trop long'],
    ['qui', { bornOn: '31/02/1950' }, 'Cette date n’existe pas'],
    ['qui', { bornOn: '05/05/2090' }, 'dans le futur'],
    ['qui', { bornOn: '05/05/1500' }, 'trop ancienne'],
    ['qui', { lastName: 'Vas\u0000seur' }, 'caractère qui n’est pas permis'],
    ['qui', { forSomeoneElse: 'oui', proxyPhone: '12' }, 'téléphone n’est pas valable'],
    ['qui', { income: '900' }, 'n’est pas connu'],
    ['adresse', { postcode: '9414' }, 'cinq chiffres'],
    ['adresse', { address: ' ' }, 'obligatoire'],
    ['contact', { phone: '12' }, 'téléphone n’est pas valable'],
    ['contact', { email: 'odette@' }, 'électronique n’est pas complète'],
    ['contact', { answerBy: 'pigeon' }, 'ne fait pas partie de la liste'],
    ['justificatif', { proofKind: 'passport' }, 'ne fait pas partie de la liste'],
    ['justificatif', { showing: '' }, 'obligatoire'],
  ] as [keyof typeof odette, Record<string, string>, string][])('%s: %j', async (step, wrong, sentence) => {
    const visitor = new Visitor(app);
    for (const before of Object.keys(odette) as (keyof typeof odette)[]) {
      if (before === step) break;
      await visitor.post(`/demande/${before}`, odette[before]);
    }
    const { status, text } = await visitor.post(`/demande/${step}`, { ...odette[step], ...wrong });
    expect(status).toBe(400);
    expect(text).toContain(sentence);
    const [kept] = Object.entries(odette[step]).find(([name]) => !(name in wrong))!;
    expect(text).toContain(odette[step][kept as never]);
  });

  test.each(['05/05/1950', '5/5/1950', '05051950', '05.05.1950', '05-05-1950', '1950-05-05'])(
    'a birth date typed %s is understood',
    async (bornOn) => {
      const visitor = new Visitor(app);
      await visitor.post('/demande/qui', { ...odette.qui, bornOn });
      expect((await visitor.get('/demande/qui')).text).toContain('value="05/05/1950"');
    },
  );

  test('what looks like a tag is shown as text', async () => {
    const visitor = new Visitor(app);
    await answerSteps(visitor, { qui: { ...odette.qui, lastName: '<script>alert(1)</script>' } });
    expect((await visitor.get('/demande/verification')).text).not.toContain('<script>alert');
  });
});
