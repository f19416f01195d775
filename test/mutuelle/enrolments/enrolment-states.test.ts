import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '../../../src/kernel/access/actor.js';
import { ConsentNeeded, NoWayThere } from '../../../src/mutuelle/enrolments/enrolments.errors.js';
import { enrolmentPath } from '../../../src/mutuelle/enrolments/enrolment-path.js';
import { type EnrolmentState, enrolmentStates, reasonsFor } from '../../../src/mutuelle/enrolments/enrolment-states.js';
import { MoveEnrolment } from '../../../src/mutuelle/enrolments/move-enrolment.js';
import { startApp, type TestApp } from '../../support/app.js';
import { agree, anAgreement, anInsurer, aPath, moveTo, inAgreementOf } from '../../support/mutuelle.js';

let app: TestApp;
let owner: pg.Pool;
let planId: string;
let agreementId: string;
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 2 });
  agreementId = await anAgreement(app);
  [{ id: planId }] = await app.within((tx) => tx.query('select id from agreement_plan order by position limit 1'));
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** A way from the beginning to each state. */
const wayTo: Record<EnrolmentState, EnrolmentState[]> = {
  interested: [],
  oriented_c2s: ['oriented_c2s'],
  appointment: ['appointment'],
  transmitted: ['appointment', 'transmitted'],
  enrolled: ['appointment', 'transmitted', 'enrolled'],
  ended: ['appointment', 'transmitted', 'enrolled', 'ended'],
  declined: ['declined'],
  withdrawn: ['withdrawn'],
};

const facts = (to: EnrolmentState) => ({
  ...(reasonsFor(to).length > 0 && { reason: 'other' }),
  ...(to === 'enrolled' && { planId, effectiveOn: '2026-12-01' }),
  ...(to === 'ended' && { endedOn: '2027-01-31' }),
});

async function aPathIn(state: EnrolmentState): Promise<string> {
  const id = await aPath(app);
  await agree(app, id);
  for (const to of wayTo[state]) await moveTo(app, id, to, facts(to));
  return id;
}

const stateOf = async (id: string): Promise<EnrolmentState> =>
  (await app.within((tx) => tx.query('select state from enrolment where id = $1', [id])))[0].state;

describe('from every state to every other', () => {
  const pairs = enrolmentStates.flatMap((from) =>
    enrolmentStates.map((to): [EnrolmentState, EnrolmentState] => [from, to]),
  );

  test.each(pairs)('%s → %s: the use case and the database say the same', async (from, to) => {
    const isAllowed = enrolmentPath.waysFrom(from).includes(to);
    const id = await aPathIn(from);
    const attempt = moveTo(app, id, to, facts(to));
    if (isAllowed) await attempt;
    else await expect(attempt).rejects.toThrow(NoWayThere);
    expect(await stateOf(id)).toBe(isAllowed ? to : from);

    // Past the code: the wall itself, on a path of its own.
    const bare = await aPathIn(from);
    const forced = owner.query(
      `with scope as (select set_config('app.ccas', $3, true))
       update enrolment set state = $2, plan_id = case when $2 in ('enrolled', 'ended') then $4::uuid end,
         effective_on = case when $2 in ('enrolled', 'ended') then date '2026-12-01' end, ended_on = case when $2 = 'ended' then date '2027-01-31' end
       from scope where id = $1`,
      [bare, to, app.ccasId, planId],
    );
    if (isAllowed || from === to) await forced;
    else await expect(forced).rejects.toThrow(/no way from/);
  });
});

describe('what a step asks for', () => {
  test('nobody is transmitted without a consent that still holds, not even past the code', async () => {
    const id = await aPath(app);
    await moveTo(app, id, 'appointment');
    await expect(moveTo(app, id, 'transmitted')).rejects.toThrow(ConsentNeeded);
    await expect(
      app.within((tx) => tx.query(`update enrolment set state = 'transmitted' where id = $1`, [id])),
    ).rejects.toThrow(/not without consent/);
  });

  test('an end has a reason of the list, an enrolment its plan and its first day', async () => {
    const id = await aPathIn('transmitted');
    await expect(moveTo(app, id, 'declined')).rejects.toMatchObject({ errors: [{ field: 'reason' }] });
    await expect(moveTo(app, id, 'declined', { reason: 'because_of_illness' })).rejects.toMatchObject({
      errors: [{ field: 'reason' }],
    });
    await expect(moveTo(app, id, 'enrolled', { effectiveOn: '2026-12-01' })).rejects.toMatchObject({
      errors: [{ field: 'planId' }],
    });
    await expect(moveTo(app, id, 'enrolled', { planId })).rejects.toMatchObject({ errors: [{ field: 'effectiveOn' }] });
    await expect(moveTo(app, id, 'enrolled', { planId, effectiveOn: '2025-12-31' })).rejects.toMatchObject({
      errors: [{ field: 'effectiveOn' }],
    });
    await moveTo(app, id, 'enrolled', { planId, effectiveOn: '2027-01-01' });
    await expect(moveTo(app, id, 'ended', { reason: 'moved', endedOn: '2026-12-31' })).rejects.toMatchObject({
      errors: [{ field: 'endedOn' }],
    });
  });

  test('each step says who, when and why', async () => {
    const id = await aPathIn('declined');
    const events = await app.within((tx) =>
      tx.query(
        'select from_state, to_state, reason, by_kind, at from enrolment_event where enrolment_id = $1 order by id',
        [id],
      ),
    );
    expect(events).toEqual([
      {
        from_state: null,
        to_state: 'interested',
        reason: null,
        by_kind: 'system',
        at: new Date('2026-12-08T09:00:00Z'),
      },
      {
        from_state: 'interested',
        to_state: 'declined',
        reason: 'other',
        by_kind: 'system',
        at: new Date('2026-12-08T09:00:00Z'),
      },
    ]);
  });

  test('an agent is named by their id, and what the house does by itself by nobody’s', async () => {
    const agent: Actor = { kind: 'agent', id: randomUUID(), ccasId: app.ccasId };
    const id = await aPath(app);
    await app.within((tx) => app.get(MoveEnrolment).run(tx, agent, id, { to: 'declined', reason: 'other' }));
    expect(
      await app.within((tx) =>
        tx.query('select by_kind, by_id from enrolment_event where enrolment_id = $1 order by id', [id]),
      ),
    ).toEqual([
      { by_kind: 'system', by_id: null },
      { by_kind: 'agent', by_id: agent.id },
    ]);
  });

  test('the mutuelle says what became of the people it was given, and nothing else', async () => {
    const insurer = await anInsurer(app, agreementId);
    const asInsurer = (id: string, to: EnrolmentState) =>
      inAgreementOf(app, insurer, (tx) => app.get(MoveEnrolment).run(tx, insurer, id, { to, ...facts(to) }));
    const transmitted = await aPathIn('transmitted');
    await expect(asInsurer(transmitted, 'withdrawn')).rejects.toThrow(NoWayThere);
    await asInsurer(transmitted, 'enrolled');
    await asInsurer(transmitted, 'ended');
    expect(await stateOf(transmitted)).toBe('ended');
    await expect(asInsurer(await aPathIn('appointment'), 'declined')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a path that never was cannot be written as one that went far', async () => {
    await expect(
      app.within((tx) =>
        tx.query(
          `insert into enrolment (id, reference, agreement_id, last_name, state, state_since, created_at) values (gen_random_uuid(), 'ABCDEFGH', $1, 'X', 'appointment', now(), now())`,
          [agreementId],
        ),
      ),
    ).rejects.toThrow(/begins with interest/);
  });
});
