import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { Outbox } from '../../src/kernel/mail/outbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

let server: MailServer;
let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());
beforeAll(async () => {
  app = await startApp({ smtpUrl: server.url });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  nadia = await anAgentsConsole(app);
  server.received.length = 0;
});

const queue = (subject: string, place: TestApp = app) =>
  place.within((tx) =>
    place.get(Outbox).queue(tx, {
      to: 'jeanne@exemple.fr',
      message: { subject, paragraphs: ['Venez nous voir.'] },
      about: { kind: 'test', id: uuidv7() },
    }),
  );
const send = () => app.get(MailSender).sendWaiting();
const aDeadMail = async (subject = 'Perdu') => {
  const id = await queue(subject);
  server.refuse('550 5.1.1 unknown');
  await send();
  return id;
};

describe('the mails of the CCAS', () => {
  test('an empty list says what will be here', async () => {
    expect((await nadia.open('/ccas/courriels')).words).toContain('Aucun courriel ici');
  });

  test('what did not leave comes first, with the reason in French', async () => {
    await aDeadMail('Perdu');
    await queue('Parti');
    await send();
    await queue('En route');
    const { words } = await nadia.open('/ccas/courriels');
    expect(words).toMatch(/Perdu.*Non parti.*L’adresse n’existe pas.*En route.*En attente.*Parti.*Envoyé/);
    expect((await nadia.open('/ccas')).words).toMatch(/1 courriel non parti/);
  });

  test('the filter is in the address', async () => {
    await aDeadMail('Perdu');
    await queue('En route');
    const { words } = await nadia.open('/ccas/courriels?etat=waiting');
    expect(words).toContain('En route');
    expect(words).not.toContain('Perdu');
    expect((await nadia.open('/ccas/courriels?etat=rien')).words).toContain('Perdu');
  });

  test('go on page after page, each once', async () => {
    await aDeadMail('Courriel 0 fin');
    for (let n = 1; n <= 60; n++) await queue(`Courriel ${n} fin`);
    const first = await nadia.open('/ccas/courriels');
    const second = await nadia.open('/ccas/courriels?page=2');
    const found = [...`${first.words}${second.words}`.matchAll(/Courriel (\d+) fin/g)].map((match) => Number(match[1]));
    expect(found).toEqual([0, ...Array.from({ length: 60 }, (_, n) => 60 - n)]);
    expect(second.words).not.toContain('Suivante');
  });

  test('each one shows its text and what became of it', async () => {
    const { words } = await nadia.open(`/ccas/courriels/${await aDeadMail()}`);
    expect(words).toMatch(/jeanne@exemple\.fr.*1 essai.*Venez nous voir/);
    expect((await nadia.open(`/ccas/courriels/${uuidv7()}`)).status).toBe(404);
  });
});

describe('a dead mail', () => {
  test('is sent again on request, from the first pause on, and that is in the journal', async () => {
    const id = await aDeadMail();
    expect(await nadia.submit(`/ccas/courriels/${id}/renvoi`)).toMatchObject({ status: 303 });
    await send();
    await app.get(MailSender).onModuleDestroy();
    expect(server.received.map(({ headers }) => headers['message-id'])).toEqual([`<${id}@pass.alfortville.example>`]);
    const [entry] = await app.within((tx) =>
      tx.query(`select subject_id from audit_entry where action = 'mail.resent'`),
    );
    expect(entry).toEqual({ subject_id: id });
  });

  test('is not sent twice by two agents at once', async () => {
    const id = await aDeadMail();
    const answers = await Promise.all([1, 2, 3].map(() => nadia.submit(`/ccas/courriels/${id}/renvoi`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409]);
  });

  test('is the only kind that can be', async () => {
    const id = await queue('Parti');
    await send();
    const { status, words } = await nadia.submit(`/ccas/courriels/${id}/renvoi`);
    expect(status).toBe(409);
    expect(words).toContain('Seul un courriel non parti peut être renvoyé.');
  });
});

test('six months later the address and the text are gone, the line stays', async () => {
  const id = await queue('Ancien');
  await send();
  const page = async () => (await (await anAgentsConsole(app)).open(`/ccas/courriels/${id}`)).words;
  app.clock.set('2027-06-07T09:00:00Z');
  await app.get(Jobs).tick();
  expect(await page()).toContain('jeanne@exemple.fr');
  app.clock.set('2027-06-10T09:00:00Z');
  await app.get(Jobs).tick();
  expect(await page()).not.toContain('jeanne@exemple.fr');
  expect(await page()).toMatch(/Adresse effacée.*Effacé : le texte/);
});

test('without a mail server the page says that nothing leaves, now or later', async () => {
  const alone = await startApp();
  const hers = await anAgentsConsole(alone);
  const id = await queue('Gardé', alone);
  const { words } = await hers.open('/ccas/courriels');
  expect(words).toMatch(/Aucun serveur d’envoi n’est réglé\..*Gardé.*Gardé ici/);
  expect((await hers.open(`/ccas/courriels/${id}`)).words).toContain('Venez nous voir.');
  await alone.close();
});
