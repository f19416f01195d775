import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Outbox } from '../../../src/kernel/mail/outbox.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { freePort, logOf, spawnServer, startServer, stopped, type TestServer } from '../../support/server.js';

let mail: MailServer;
let first: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  first = await startServer({ SMTP_URL: mail.url, LOG_LEVEL: 'info' });
});
afterAll(async () => {
  await first.close();
  await mail.close();
});

test('two servers on one database send every mail once, and neither address nor words are in a log', async () => {
  const second = await spawnServer(first.database, await freePort(), first.origin, {
    SMTP_URL: mail.url,
    LOG_LEVEL: 'info',
  });
  mail.refuse('550 5.1.1 <canari@exemple.fr> unknown', '451 4.3.0 canari@exemple.fr: later');
  await first.within(async (tx) => {
    for (let n = 0; n < 60; n++)
      await first.get(Outbox).queue(tx, {
        to: 'canari@exemple.fr',
        message: { subject: `Sujet canari ${n}`, paragraphs: ['Corps canari'] },
        about: { kind: 'test', id: uuidv7() },
      });
  });
  const states = async () => {
    const rows = await first.within((tx) => tx.query('select state, count(*)::int as count from mail group by state'));
    return Object.fromEntries(rows.map((row: { state: string; count: number }) => [row.state, row.count]));
  };
  while ((await states()).sent !== 58) await new Promise((resolve) => setTimeout(resolve, 100));
  await stopped(second);
  expect(await states()).toEqual({ sent: 58, dead: 1, queued: 1 });
  expect(mail.received).toHaveLength(58);
  expect(new Set(mail.received.map(({ headers }) => headers['message-id'])).size).toBe(58);
  const log = logOf(first.process) + logOf(second);
  expect(log).toContain('smtp_550');
  expect(log).not.toMatch(/canari/i);
});
