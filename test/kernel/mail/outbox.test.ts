import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../../src/create-app.js';
import { MailQueue, type MailToSend } from '../../../src/kernel/mail/mail-queue.js';
import { MailSender } from '../../../src/kernel/mail/mail-sender.js';
import { Outbox } from '../../../src/kernel/mail/outbox.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas } from '../../support/builders.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';

let server: MailServer;
let app: TestApp;
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
  server.received.length = 0;
});

const jeanne = 'jeanne.lebras@exemple.fr';
const message = {
  subject: 'Votre pass senior est prêt',
  paragraphs: ['Bonjour,', 'Votre pass est prêt : venez le chercher quand vous voulez.'],
  action: { label: 'Voir où il est accepté', url: 'https://pass.alfortville.example/offres?a=1&b=2' },
};
type Place = Pick<TestApp, 'within' | 'get'>;
const queue = (place: Place = app, about = { kind: 'test', id: uuidv7() }) =>
  place.within((tx) => place.get(Outbox).queue(tx, { to: jeanne, message, about }));
const send = () => app.get(MailSender).sendWaiting();
const mailOf = async (id: string) => {
  const [mail] = await app.within((tx) =>
    tx.query('select state, attempts, failure_code, failure_answer, recipient, text_body from mail where id = $1', [
      id,
    ]),
  );
  return mail;
};

describe('a mail', () => {
  test('arrives as text and as HTML, with the same words and where to call', async () => {
    const id = await queue();
    expect(await send()).toBe(1);
    const [mail] = server.received;
    expect(mail!.to).toEqual([jeanne]);
    expect(mail!.headers['auto-submitted']).toBe('auto-generated');
    expect(mail!.headers['message-id']).toBe(`<${id}@pass.alfortville.example>`);
    expect(mail!.headers['from']).toContain('no-reply@pass.alfortville.example');
    for (const version of [mail!.text, mail!.html.replaceAll('&amp;', '&')])
      for (const words of [
        ...message.paragraphs,
        message.action.label,
        message.action.url,
        'CCAS d’Alfortville',
        '01 43 75 00 00',
        '12 rue des Lilas',
      ])
        expect(version.replaceAll('\r\n', '\n')).toContain(words);
    expect(mail!.html).toMatch(/^<!doctype html><html lang="fr">.*<title>Votre pass senior est prêt<\/title>/s);
    expect(mail!.html).not.toMatch(/<img|<script|<link|url\(|src=/);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('comes from the CCAS’s own address when it has one', async () => {
    await app.within((tx) =>
      tx.query(`update ccas set email = 'ccas@alfortville.example' where id = $1`, [app.ccasId]),
    );
    await queue();
    await send();
    expect(server.received[0]!.headers['from']).toContain('<ccas@alfortville.example>');
  });

  test('never leaves when what it tells of was undone', async () => {
    const undone = app.within(async (tx) => {
      await app.get(Outbox).queue(tx, { to: jeanne, message, about: { kind: 'test', id: uuidv7() } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await send()).toBe(0);
  });

  test('cannot be led astray by what is in it: a name is text, an address is one address', async () => {
    await app.within((tx) =>
      app.get(Outbox).queue(tx, {
        to: 'a@exemple.fr, b@exemple.fr',
        message: { subject: 'Bonjour\r\nBcc: c@exemple.fr', paragraphs: ['<script>alert(1)</script>'] },
        about: { kind: 'test', id: uuidv7() },
      }),
    );
    await send();
    const recipients = server.received.flatMap((mail) => mail.to);
    expect(recipients).not.toContain('b@exemple.fr');
    expect(recipients).not.toContain('c@exemple.fr');
    expect(server.received.map((mail) => mail.html).join()).not.toContain('<script');
  });

  test('of one CCAS is not sent in the name of another', async () => {
    const other = await anotherCcas(app);
    await queue(other);
    await queue();
    expect(await send()).toBe(2);
    const senders = server.received.map((mail) => /<(.+)>/.exec(mail.headers['from']!)![1]);
    expect(senders.toSorted()).toEqual(['no-reply@pass.alfortville.example', `no-reply@${other.host}`]);
  });
});

describe('a refusal', () => {
  test('that may pass is tried again after a pause, and then delivered once', async () => {
    const id = await queue();
    server.refuse('451 4.3.0 Try again later');
    await send();
    expect(await mailOf(id)).toMatchObject({ state: 'queued', attempts: 1, failure_code: 'smtp_451' });
    expect(await send()).toBe(0);
    app.clock.advance({ seconds: 61 });
    expect(await send()).toBe(1);
    expect(server.received).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 2, failure_code: null });
  });

  test('for good is dead at once, and what is kept of the answer does not name the person', async () => {
    const id = await queue();
    server.refuse(`550 5.1.1 <${jeanne}>: user Jeanne.LeBras unknown`);
    await send();
    const mail = await mailOf(id);
    expect(mail).toMatchObject({ state: 'dead', attempts: 1, failure_code: 'smtp_550' });
    expect(mail.failure_answer).toContain('5.1.1');
    expect(mail.failure_answer.toLowerCase()).not.toContain('lebras');
  });

  test('again and again ends after eight attempts over about three days', async () => {
    const id = await queue();
    const start = app.clock.now();
    server.refuse(...Array.from({ length: 8 }, () => '450 4.2.1 Mailbox busy'));
    for (let attempt = 1; attempt < 8; attempt++) {
      await send();
      expect(await mailOf(id)).toMatchObject({ state: 'queued', attempts: attempt });
      app.clock.advance({ hours: 24, minutes: 1 });
    }
    await send();
    expect(await mailOf(id)).toMatchObject({ state: 'dead', attempts: 8 });
    app.clock.set(start.toString());
    expect(server.received).toHaveLength(0);
  });

  test('by a server that is not there is an outage, not the end of the mail', async () => {
    const gone = await startMailServer();
    await gone.close();
    const alone = await startApp({ smtpUrl: gone.url });
    const id = await queue(alone);
    await alone.get(MailSender).sendWaiting();
    const [mail] = await alone.within((tx) => tx.query('select state, failure_code from mail where id = $1', [id]));
    expect(mail).toEqual({ state: 'queued', failure_code: 'ESOCKET' });
    await alone.close();
  });
});

describe('a process that dies while it sends', () => {
  test('leaves the mail to the next one after five minutes, under the same Message-ID', async () => {
    const id = await queue();
    await app.within((tx) =>
      tx.query(
        `update mail set state = 'sending', attempts = 1, next_attempt_at = null, leased_until = $2 where id = $1`,
        [id, app.clock.now().add({ minutes: 5 }).toString()],
      ),
    );
    expect(await send()).toBe(0);
    app.clock.advance({ minutes: 5 });
    expect(await send()).toBe(1);
    expect(server.received[0]!.headers['message-id']).toBe(`<${id}@pass.alfortville.example>`);
  });

  test('before the server’s yes has arrived: sent again, and recognised by its Message-ID', async () => {
    await queue();
    server.hangUpAfterNext();
    expect(await send()).toBe(0);
    app.clock.advance({ minutes: 2 });
    expect(await send()).toBe(1);
    const [first, second] = server.received.map((mail) => mail.headers['message-id']);
    expect(first).toBe(second);
  });
});

describe('several processes', () => {
  test('send each mail once', async () => {
    const second = await createApp({
      config: app.config,
      databaseUrl: app.database.appUrl,
      clock: app.clock,
    });
    await second.init();
    for (let n = 0; n < 40; n++) await queue();
    const senders = [app.get(MailSender), second.get(MailSender, { strict: false })];
    const sent = await Promise.all(senders.map((sender) => sender.sendWaiting()));
    expect(sent[0]! + sent[1]!).toBe(40);
    expect(Math.min(...sent)).toBeGreaterThan(0);
    expect(new Set(server.received.map((mail) => mail.headers['message-id'])).size).toBe(40);
    expect(server.received).toHaveLength(40);
    await second.close();
  });
});

describe('the end of an attempt that comes late, another process having taken the mail meanwhile', () => {
  const taking = () => app.within((tx) => app.get(MailQueue).take(tx));
  const takenTwice = async () => {
    const id = await queue();
    const first = (await taking())!;
    app.clock.advance({ minutes: 5 });
    const second = (await taking())!;
    expect([first.id, first.attempts, second.id, second.attempts]).toEqual([id, 1, id, 2]);
    return { first, second };
  };
  const late = (mail: MailToSend, isPermanent: boolean) =>
    app.within((tx) => app.get(MailQueue).failed(tx, mail, { code: 'smtp_550', answer: '5.1.1', isPermanent }));

  test.each([true, false])('a failure (for good: %s) changes nothing: the mail is the other’s', async (isPermanent) => {
    const { first, second } = await takenTwice();
    await late(first, isPermanent);
    expect(await mailOf(first.id)).toMatchObject({ state: 'sending', attempts: 2, failure_code: null });
    expect(await taking()).toBeUndefined();
    await app.within((tx) => app.get(MailQueue).sent(tx, second));
    expect(await mailOf(first.id)).toMatchObject({ state: 'sent', failure_code: null });
  });

  test('a failure does not make it unsent', async () => {
    const { first, second } = await takenTwice();
    await app.within((tx) => app.get(MailQueue).sent(tx, second));
    for (const mail of [first, second]) await late(mail, true);
    expect(await mailOf(first.id)).toMatchObject({ state: 'sent', failure_code: null });
  });

  test('nor does a success end the attempt of the other', async () => {
    const { first, second } = await takenTwice();
    await app.within((tx) => app.get(MailQueue).sent(tx, first));
    expect(await mailOf(first.id)).toMatchObject({ state: 'sending', attempts: 2 });
    await late(second, true);
    expect(await mailOf(first.id)).toMatchObject({ state: 'dead', failure_code: 'smtp_550' });
  });

  test('a failure of a mail that was taken back leaves it taken back', async () => {
    const about = { kind: 'pass', id: uuidv7() };
    const id = await queue(app, about);
    const mail = (await taking())!;
    await app.within((tx) => app.get(Outbox).cancel(tx, about));
    await late(mail, false);
    expect(await mailOf(id)).toMatchObject({ state: 'cancelled', failure_code: null });
  });
});

describe('a mail taken back', () => {
  test('does not leave', async () => {
    const about = { kind: 'pass', id: uuidv7() };
    await queue(app, about);
    const other = await queue();
    expect(await app.within((tx) => app.get(Outbox).cancel(tx, about))).toBe(1);
    await send();
    expect(server.received.map((mail) => mail.headers['message-id'])).toEqual([`<${other}@pass.alfortville.example>`]);
  });

  test('after it was sent stays sent', async () => {
    const about = { kind: 'pass', id: uuidv7() };
    const id = await queue(app, about);
    await send();
    expect(await app.within((tx) => app.get(Outbox).cancel(tx, about))).toBe(0);
    expect(await mailOf(id)).toMatchObject({ state: 'sent' });
  });

  test('while a first attempt waits for its second does not leave', async () => {
    const about = { kind: 'pass', id: uuidv7() };
    const id = await queue(app, about);
    server.refuse('451 4.3.0 Try again later');
    await send();
    await app.within((tx) => app.get(Outbox).cancel(tx, about));
    app.clock.advance({ hours: 1 });
    expect(await send()).toBe(0);
    expect(await mailOf(id)).toMatchObject({ state: 'cancelled' });
  });

  test('for an erasure keeps neither address nor words', async () => {
    const about = { kind: 'pass', id: uuidv7() };
    const id = await queue(app, about);
    await app.within((tx) => app.get(Outbox).forget(tx, about));
    expect(await mailOf(id)).toMatchObject({ state: 'cancelled', recipient: null, text_body: null });
  });
});

test('without a mail server a mail is kept, and does not leave once there is one', async () => {
  const alone = await startApp();
  const id = await queue(alone);
  alone.config.smtpUrl = server.url;
  const later = await createApp({
    config: alone.config,
    databaseUrl: alone.database.appUrl,
    clock: alone.clock,
  });
  await later.init();
  expect(await later.get(MailSender, { strict: false }).sendWaiting()).toBe(0);
  const [mail] = await alone.within((tx) => tx.query('select state from mail where id = $1', [id]));
  expect(mail).toEqual({ state: 'kept' });
  await later.close();
  await alone.close();
});
