import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { PassChange } from '../../src/passes/change-pass-state.js';
import type { World } from './ledger-world.js';
import { type Model, offers } from './ledger-model.js';

type Command = fc.AsyncCommand<Model, World>;

/** One step: possible or not, what it does to both, and after it the invariants of domain.md. */
function step(name: string, isPossible: (model: Model) => boolean, work: Command['run']): Command {
  return {
    check: isPossible,
    async run(model, world) {
      await work(model, world);
      world.played.total++;
      expect(await world.ledger()).toEqual({
        broken: [],
        uses: model.uses.length,
        voided: model.uses.filter((use) => use.voided).length,
        counted: offers.map((_, offer) => model.counted(offer)),
        quotas: offers.map(({ quota }, offer) => (quota ? model.counted(offer) : 0)),
      });
    },
    toString: () => name,
  };
}

const anything = () => true;
const redeem = (offer: number, pass: number, card: number) =>
  step(`redeem offer ${offer} by pass ${pass}, card ${card}`, anything, async (model, world) => {
    const [key, code] = [randomUUID(), world.passes[pass]!.cards[card]!.passCode];
    const judged = model.codeVerdict(pass, card);
    const counted = judged === 'accepted' ? model.countVerdict(offer, pass) : judged;
    // What is used up for everyone may still be held by this till.
    const held = judged === 'accepted' && counted !== 'accepted' ? model.heldUnit(offer, pass) : undefined;
    const verdict = held ? 'accepted' : counted;
    const outcome = await world.redeem(key, code, offer);
    expect(outcome).toMatchObject({ verdict });
    model.answers.push({ key, offer, code, verdict, outcome });
    world.played.met.add(verdict);
    if (verdict !== 'accepted') return;
    const { limit, quota, periodOf } = offers[offer]!;
    const period = periodOf(model.day);
    if (held) held.left--;
    model.uses.push({ offer, pass, period, at: model.now(), knownAt: model.now(), voided: false });
    world.redemptions.push((outcome as { id: string }).id);
    if (held) {
      expect(outcome).toMatchObject({ remaining: null, leaseId: held.id });
      world.played.met.add('used a unit held');
      return;
    }
    const left = [limit && limit.uses - model.counted(offer, pass, period), quota && quota - model.counted(offer)];
    expect(outcome).toMatchObject({ remaining: Math.min(...left.filter((each) => each !== undefined)) });
  });

const hasAnswered = (model: Model) => model.answers.length > 0;
const retry = (which: number) =>
  step(`retry ${which}`, hasAnswered, async (model, world) => {
    const { key, offer, code, outcome } = model.answers[which % model.answers.length]!;
    expect(await world.redeem(key, code, offer)).toEqual(outcome);
    world.played.met.add('retried');
  });

const resend = (which: number) =>
  step(`send ${which} again as a late scan`, hasAnswered, async (model, world) => {
    const { key, offer, code, verdict } = model.answers[which % model.answers.length]!;
    const { outcome } = await world.sync(key, code, offer, world.app.clock.now());
    expect(outcome).toBe(verdict === 'accepted' ? 'duplicate' : verdict);
    world.played.met.add('resent');
  });

const sync = (offer: number, pass: number, card: number, daysAgo: number, which: number) =>
  step(
    `sync offer ${offer} by pass ${pass}, card ${card}, of ${daysAgo} days ago, lease ${which}`,
    (model) => model.day >= daysAgo,
    async (model, world) => {
      const [key, code] = [randomUUID(), world.passes[pass]!.cards[card]!.passCode];
      const lease = model.leases[which % (model.leases.length || 1)];
      const judged = model.codeVerdict(pass, card, daysAgo);
      const period = offers[offer]!.periodOf(model.day - daysAgo);
      const isThisOne =
        lease &&
        lease.left > 0 &&
        lease.offer === offer &&
        (lease.pass ?? pass) === pass &&
        (lease.period ?? period) === period;
      const counted = model.countVerdict(offer, pass, daysAgo);
      const holds = isThisOne ? lease : counted === 'accepted' ? undefined : model.heldUnit(offer, pass, daysAgo);
      const verdict = judged !== 'accepted' || holds ? judged : counted;
      const { outcome, redemption } = await world.sync(key, code, offer, wallClock(model, daysAgo), lease?.id);
      expect(outcome).toBe(verdict);
      // The answer to a late scan does not say when the limit comes back; that to the same key sent on line does.
      const comesBack = verdict === 'limit_reached' && { period: offers[offer]!.limit!.period };
      model.answers.push({ key, offer, code, verdict, outcome: redemption ?? { verdict, ...comesBack } });
      world.played.met.add(`synced ${holds && verdict === 'accepted' ? 'on lease' : verdict}`);
      if (verdict !== 'accepted') return;
      if (holds) holds.left--;
      model.uses.push({ offer, pass, period, at: model.now(daysAgo), knownAt: model.now(), voided: false });
      world.redemptions.push(redemption!.id);
    },
  );

const hold = (offer: number, pass: number, card: number, units: number) =>
  step(`hold ${units} of offer ${offer} for pass ${pass}`, anything, async (model, world) => {
    const { limit, quota, periodOf } = offers[offer]!;
    const outcome = (await world.hold(offer, world.passes[pass]!.cards[card]!.passCode, units)) as {
      left: number;
      id: string;
    };
    const verdict = limit ? model.codeVerdict(pass, card) : 'accepted';
    if (verdict !== 'accepted') return expect(outcome).toBe(verdict);
    const of = limit ? { pass, period: periodOf(model.day) } : {};
    let lease = model.leases.find(
      (each) => each.isOpen && each.offer === offer && each.pass === of.pass && each.period === of.period,
    );
    if (!lease) model.leases.push((lease = { id: outcome.id, offer, ...of, left: 0, isOpen: true }));
    // Quotas here are so small that their tenth is one unit.
    while (lease.left < (quota ? 1 : units) && model.countVerdict(offer, pass) === 'accepted') lease.left++;
    expect(outcome).toMatchObject({ id: lease.id, left: lease.left });
    world.played.met.add('held');
  });

const giveBack = (which: number) =>
  step(
    `give lease ${which} back`,
    (model) => model.leases.length > 0,
    async (model, world) => {
      const lease = model.leases[which % model.leases.length]!;
      expect(await world.giveBack(lease.id)).toBe(lease.left);
      Object.assign(lease, { left: 0, isOpen: false });
      world.played.met.add('given back');
    },
  );

const reuse = (which: number) =>
  step(`reuse the key of ${which} for another offer`, hasAnswered, async (model, world) => {
    const { key, offer, code } = model.answers[which % model.answers.length]!;
    expect(await world.redeem(key, code, (offer + 1) % offers.length)).toBe('idempotency_key_reused');
  });

const takeBack = (which: number, isAgent: boolean) =>
  step(
    `void ${which} by ${isAgent ? 'an agent' : 'the till'}`,
    (model) => model.uses.length > 0,
    async (model, world) => {
      const index = which % model.uses.length;
      const verdict = model.voidVerdict(model.uses[index]!, isAgent);
      expect(await world.void(index, isAgent)).toBe(verdict);
      if (verdict === 'done') model.uses[index]!.voided = true;
      world.played.met.add(verdict === 'done' ? 'voided' : verdict);
    },
  );

const lose = (pass: number, card: number) =>
  step(`lose card ${card} of pass ${pass}`, anything, async (model, world) => {
    const { lostAt } = model.passes[pass]!;
    const isLost = lostAt[card]! <= model.now();
    expect(await world.revokeCard(pass, card)).toBe(isLost ? 'wrong_pass_state' : 'done');
    if (!isLost) lostAt[card] = model.now();
  });

const change = (pass: number, change: PassChange, from: string[], to: string) =>
  step(`${change.verb} pass ${pass}`, anything, async (model, world) => {
    const known = model.passes[pass]!;
    const isAllowed = from.includes(known.states.at(-1)!.state);
    expect(await world.change(pass, change)).toBe(isAllowed ? 'done' : 'wrong_pass_state');
    if (isAllowed) known.states.push({ at: model.now(), state: to });
  });

const wait = (days: number, minutes: number) =>
  step(`wait ${days} days, ${minutes} minutes`, anything, async (model, { app }) => {
    Object.assign(model, { day: model.day + days, minute: days > 0 ? 0 : model.minute + minutes });
    app.clock.set(wallClock(model).toString());
  });

/** The model's time on the wall in Paris, so that a day stays a day when the clocks change. */
function wallClock({ day, minute }: Model, daysAgo = 0): Temporal.Instant {
  const morning = Temporal.PlainDate.from('2026-12-08').add({ days: day - daysAgo });
  const clock = morning.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' });
  return clock.add({ minutes: minute }).toInstant();
}

const [one, offer, which] = [fc.nat(1), fc.nat(offers.length - 1), fc.nat(1000)];
const tap = fc.tuple(offer, one, one).map((chosen) => redeem(...chosen));
/** The more often named, the more often played. */
export const commands: fc.Arbitrary<Command>[] = [
  tap,
  tap,
  tap,
  tap,
  tap,
  which.map(retry),
  which.map(resend),
  fc.tuple(offer, one, one, fc.nat(2), which).map((chosen) => sync(...chosen)),
  fc.tuple(offer, one, one, fc.nat(2), which).map((chosen) => sync(...chosen)),
  fc.tuple(offer, one, one, fc.integer({ min: 1, max: 3 })).map((chosen) => hold(...chosen)),
  which.map(giveBack),
  which.map(reuse),
  fc.tuple(which, fc.boolean()).map((chosen) => takeBack(...chosen)),
  fc.tuple(which, fc.boolean()).map((chosen) => takeBack(...chosen)),
  fc.tuple(one, one).map((chosen) => lose(...chosen)),
  one.map((pass) => change(pass, { verb: 'suspend' }, ['active'], 'suspended')),
  one.map((pass) => change(pass, { verb: 'resume' }, ['suspended'], 'active')),
  one.map((pass) => change(pass, { verb: 'resume' }, ['suspended'], 'active')),
  // Seldom: nothing more happens to a revoked pass.
  fc
    .tuple(one, fc.nat(9))
    .map(([pass, chance]) =>
      chance > 0 ? wait(0, 9) : change(pass, { verb: 'revoke', reason: 'moved' }, ['active', 'suspended'], 'revoked'),
    ),
  fc.integer({ min: 1, max: 8 }).map((days) => wait(days, 0)),
  fc.integer({ min: 1, max: 12 }).map((minutes) => wait(0, minutes)),
];
