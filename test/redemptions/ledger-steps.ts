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
    const verdict = model.verdict(offer, pass, card);
    const outcome = await world.redeem(key, code, offer);
    expect(outcome).toMatchObject({ verdict });
    model.answers.push({ key, offer, code, outcome });
    world.played.met.add(verdict);
    if (verdict !== 'accepted') return;
    const { limit, quota, periodOf } = offers[offer]!;
    const period = periodOf(model.day);
    model.uses.push({ offer, pass, period, at: model.now(), voided: false });
    world.redemptions.push((outcome as { id: string }).id);
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
    const { lostCards } = model.passes[pass]!;
    const expected = lostCards[card] ? 'wrong_pass_state' : 'done';
    expect(await world.revokeCard(pass, card)).toBe(expected);
    lostCards[card] = true;
  });

const change = (pass: number, change: PassChange, from: string[], to: string) =>
  step(`${change.verb} pass ${pass}`, anything, async (model, world) => {
    const known = model.passes[pass]!;
    const isAllowed = from.includes(known.state);
    expect(await world.change(pass, change)).toBe(isAllowed ? 'done' : 'wrong_pass_state');
    if (isAllowed) known.state = to;
  });

const wait = (days: number, minutes: number) =>
  step(`wait ${days} days, ${minutes} minutes`, anything, async (model, { app }) => {
    Object.assign(model, { day: model.day + days, minute: days > 0 ? 0 : model.minute + minutes });
    const morning = Temporal.PlainDate.from('2026-12-08').add({ days: model.day });
    const clock = morning.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' });
    app.clock.set(clock.add({ minutes: model.minute }).toInstant().toString());
  });

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
