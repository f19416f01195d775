import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Outbox } from '../../src/kernel/mail/outbox.js';
import type { MailFilter } from '../../src/mails/mail-list-request.js';
import { type MailLine, MailLogQuery } from '../../src/mails/mail-log.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder } from '../support/builders.js';

let app: TestApp;
/** In this order in the list. */
const states = ['dead', 'queued', 'sending', 'kept', 'sent', 'cancelled'] as const;
const EACH = 20;
beforeAll(async () => {
  app = await startApp();
  await app.within(async (tx) => {
    for (let n = 0; n < EACH; n++)
      for (const state of states)
        await tx.query(
          `insert into mail (id, recipient, subject, text_body, html_body, state, about_kind, about_id, created_at, next_attempt_at, leased_until, sent_at, failure_code)
           values ($1, 'odette@exemple.fr', $2, 'Bonjour', '<p>Bonjour</p>', $2, 'pass', $1, $3, case when $2 = 'queued' then $3::timestamptz end,
             case when $2 = 'sending' then $3::timestamptz end, case when $2 = 'sent' then $3::timestamptz end, case when $2 = 'dead' then 'smtp_550' end)`,
          [uuidv7(), state, app.clock.now().toString()],
        );
  });
});
afterAll(() => app.close());

async function wholeList(filter?: MailFilter): Promise<MailLine[][]> {
  return app.within(async (tx) => {
    const pages: MailLine[][] = [];
    for (let page = 1; ; page++) {
      const { rows, total } = await app.get(MailLogQuery).find(tx, { state: filter, page });
      pages.push(rows);
      if (pages.flat().length >= total) return pages;
    }
  });
}

describe('the mails of a CCAS, page by page', () => {
  test('each once: what failed, what is on its way, what nobody sends, the rest; in each the newest first', async () => {
    const pages = await wholeList();
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    const mails = pages.flat();
    expect(new Set(mails.map(({ id }) => id)).size).toBe(states.length * EACH);
    const groups = [['dead'], ['queued', 'sending'], ['kept'], ['sent'], ['cancelled']];
    const rank = ({ state }: MailLine) => groups.findIndex((group) => group.includes(state));
    expect(mails.map(rank)).toEqual(mails.map(rank).toSorted((a, b) => a - b));
    for (const group of groups.keys()) {
      const ids = mails.filter((mail) => rank(mail) === group).map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted().toReversed());
    }
  });

  test.each<[MailFilter, string[]]>([
    ['dead', ['dead']],
    ['waiting', ['queued', 'sending']],
    ['kept', ['kept']],
    ['sent', ['sent']],
    ['cancelled', ['cancelled']],
  ])('of those that are %s, no other', async (filter, only) => {
    const mails = (await wholeList(filter)).flat();
    expect(mails).toHaveLength(only.length * EACH);
    expect([...new Set(mails.map(({ state }) => state))].toSorted()).toEqual(only);
  });
});

test('a mail about a pass leads to the dossier of its holder, another to none', async () => {
  const { passId } = await aPassHolder(app);
  const [{ residentId }] = await app.within((tx) =>
    tx.query('select resident_id as "residentId" from pass where id = $1', [passId]),
  );
  const leadsTo = (kind: string, id: string) =>
    app.within(async (tx) => {
      const message = { subject: 'Votre pass', paragraphs: ['Il est prêt.'] };
      const mail = await app.get(Outbox).queue(tx, { to: 'odette@exemple.fr', message, about: { kind, id } });
      return (await app.get(MailLogQuery).get(tx, mail)).residentId;
    });
  for (const kind of ['pass', 'pass_reminder']) expect(await leadsTo(kind, passId)).toBe(residentId);
  expect([await leadsTo('pass', uuidv7()), await leadsTo('toString', passId)]).toEqual([null, null]);
});
