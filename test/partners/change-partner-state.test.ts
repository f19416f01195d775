import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import type { PartnerVerb } from '../../src/partners/partner-path.js';
import type { PartnerState } from '../../src/partners/partner.entity.js';
import { RemoveMember } from '../../src/teams/remove-member.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ccas = () => systemActor(app.ccasId);
const change = (id: string, verb: PartnerVerb, reason?: string, actor = ccas()) =>
  app.within((tx) => app.get(ChangePartnerState).run(tx, actor, id, verb, reason));

let seen: string[] = [];

/** In this state, with Chloé and Karim in its team, and Yann who has left it. What they were told on the way there is set aside. */
async function aPartnerThatIs(state: PartnerState): Promise<string> {
  const id = await aPartner(app);
  for (const name of ['Chloé', 'Karim']) await aMember(app, id, { name, email: `${name}-${id}@boulangerie.example` });
  const yann = await aMember(app, id, { name: 'Yann', email: `yann-${id}@boulangerie.example` });
  await app.within((tx) => app.get(RemoveMember).run(tx, ccas(), { kind: 'partner', ownerId: id }, yann));
  await app.within(async (tx) => {
    await tx.query(
      `update partner set state = $2, left_line_at = case when $2 <> 'approved' then now() end, return_reason = case when $2 = 'returned' then 'Avant' end where id = $1`,
      [id, state],
    );
    seen = (await tx.query('select id from mail')).map((mail: { id: string }) => mail.id);
  });
  return id;
}
const mails = async (): Promise<{ to: string; subject: string; text: string }[]> =>
  app.within((tx) =>
    tx.query(
      `select split_part(recipient, '-', 1) as "to", subject, text_body as text from mail where id <> all($1::uuid[]) order by recipient, id`,
      [seen],
    ),
  );
const rowOf = async (id: string) => {
  const [row] = await app.within((tx) =>
    tx.query('select state, return_reason as reason, left_line_at as since from partner where id = $1', [id]),
  );
  return row as { state: PartnerState; reason: string | null; since: Date | null };
};

const verbs: PartnerVerb[] = ['approve', 'return', 'resubmit', 'suspend', 'leave'];
/** What may be done, where it leads, and the mail the whole team gets; whatever is not here is refused. */
const moves: [PartnerState, PartnerVerb, PartnerState, RegExp | undefined][] = [
  ['waiting', 'approve', 'approved', /^Boulangerie du Pont est partenaire du pass senior$/],
  ['waiting', 'return', 'returned', /^Inscription de Boulangerie du Pont : une correction est demandée$/],
  ['waiting', 'leave', 'left', /^Boulangerie du Pont : fin du partenariat$/],
  ['returned', 'resubmit', 'waiting', undefined],
  ['returned', 'leave', 'left', /^Boulangerie du Pont : fin du partenariat$/],
  ['approved', 'suspend', 'suspended', /^Boulangerie du Pont : partenariat suspendu$/],
  ['approved', 'leave', 'left', /^Boulangerie du Pont : fin du partenariat$/],
  ['suspended', 'approve', 'approved', /^Boulangerie du Pont : la suspension est levée$/],
  ['suspended', 'leave', 'left', /^Boulangerie du Pont : fin du partenariat$/],
];

describe('a partner changes state', () => {
  test.each(moves)(
    '%s, %s: %s, and each of the team gets one mail, nobody else any',
    async (from, verb, to, subject) => {
      const id = await aPartnerThatIs(from);
      await change(id, verb, 'Dites sur quoi.');
      const row = await rowOf(id);
      expect(row.state).toBe(to);
      expect(row.reason).toBe(verb === 'return' ? 'Dites sur quoi.' : null);
      expect(row.since === null).toBe(to === 'approved');
      const told = await mails();
      expect(told.map((mail) => mail.to)).toEqual(subject ? ['chloé', 'karim'] : []);
      for (const { subject: read } of told) expect(read).toMatch(subject!);
    },
  );

  test.each(
    ['waiting', 'returned', 'approved', 'suspended', 'left'].flatMap((state) =>
      verbs
        .filter((verb) => !moves.some(([from, allowed]) => from === state && allowed === verb))
        .map((verb): [PartnerState, PartnerVerb] => [state as PartnerState, verb]),
    ),
  )('%s: %s is refused, and nobody is told', async (state, verb) => {
    const id = await aPartnerThatIs(state);
    await expect(change(id, verb, 'Raison.')).rejects.toMatchObject({ code: 'wrong_partner_state', status: 409 });
    expect((await rowOf(id)).state).toBe(state);
    expect(await mails()).toEqual([]);
  });

  test.each([
    ['return', 'waiting'],
    ['suspend', 'approved'],
    ['leave', 'approved'],
  ] as const)('%s: the CCAS’s word is in the mail', async (verb, from) => {
    await change(await aPartnerThatIs(from), verb, 'Le SIRET n’est pas le vôtre.');
    for (const { text } of await mails()) expect(text).toContain('Le SIRET n’est pas le vôtre.');
  });

  test('suspended or ended without a word: the mail quotes none', async () => {
    for (const verb of ['suspend', 'leave'] as const) {
      await change(await aPartnerThatIs('approved'), verb);
      const told = await mails();
      expect(told).toHaveLength(2);
      for (const { text } of told) expect(text).not.toContain('Le CCAS vous écrit');
    }
  });

  test('returned without a reason is refused at its field', async () => {
    const id = await aPartnerThatIs('waiting');
    await expect(change(id, 'return')).rejects.toMatchObject({ errors: [{ field: 'reason', code: 'required' }] });
    expect((await rowOf(id)).state).toBe('waiting');
  });

  test('a partner may only send its own again', async () => {
    const id = await aPartnerThatIs('returned');
    const other = await aPartner(app);
    const chloe = (partnerId: string) => ({ kind: 'partner', id, partnerId, ccasId: app.ccasId }) as const;
    await expect(change(id, 'resubmit', undefined, chloe(other) as never)).rejects.toMatchObject({ status: 404 });
    await expect(change(id, 'leave', undefined, chloe(id) as never)).rejects.toMatchObject({ status: 409 });
    await change(id, 'resubmit', undefined, chloe(id) as never);
    expect((await rowOf(id)).state).toBe('waiting');
  });

  test('off line since the first day it was not on line, however often it changes after', async () => {
    const id = await aPartnerThatIs('approved');
    const suspendedAt = app.clock.now().epochMilliseconds;
    await change(id, 'suspend');
    app.clock.advance({ hours: 3 });
    await change(id, 'leave');
    expect((await rowOf(id)).since!.getTime()).toBe(suspendedAt);
  });
});
