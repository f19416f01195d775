import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor, ActorKind } from '../../../src/kernel/access/actor.js';
import { Lifecycle, lifecycle, type Step } from '../../../src/kernel/lifecycle/lifecycle.js';

/** Every path of the source, found by where it is declared. */
const paths: [name: string, Lifecycle<string, string, Step<string>>][] = [];
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (!name.endsWith('.ts') || !/^export const \w+ = lifecycle</m.test(readFileSync(path.join('src', name), 'utf8')))
    continue;
  const exported = (await import(path.resolve('src', name))) as Record<string, unknown>;
  for (const [key, value] of Object.entries(exported)) if (value instanceof Lifecycle) paths.push([key, value]);
}

const kinds: (ActorKind | 'system')[] = ['agent', 'manager', 'system', 'partner', 'till', 'insurer', 'senior', 'carer'];
const ccas = ['agent', 'manager', 'system'];
const actor = (kind: ActorKind | 'system'): Actor => ({ kind, ccasId: 'one' });

describe('a path', () => {
  const door = lifecycle<'shut' | 'open' | 'gone', 'open' | 'shut' | 'take'>({
    open: { from: ['shut'], to: 'open', by: ['ccas', 'partner'], action: 'door.opened', refusal: 'Ouverte.' },
    shut: { from: ['open'], to: 'shut', by: ['partner'], action: 'door.shut', refusal: 'Fermée.' },
    take: { from: ['open', 'shut'], to: 'gone', by: ['ccas'], action: 'door.taken', refusal: 'Partie.' },
  });

  test('gives the step that may be taken from here by whoever asks, and none else', () => {
    expect(door.taken('open', 'shut', actor('agent'))).toMatchObject({ to: 'open', action: 'door.opened' });
    expect(door.taken('open', 'shut', actor('partner'))?.to).toBe('open');
    expect(door.taken('open', 'open', actor('agent'))).toBeUndefined();
    expect(door.taken('shut', 'open', actor('manager'))).toBeUndefined();
    expect(door.taken('take', 'open', actor('system'))?.to).toBe('gone');
  });

  test('knows the verb that leads to a state', () => {
    expect(door.verbTo('gone', 'open', actor('agent'))).toBe('take');
    expect(door.verbTo('gone', 'open', actor('partner'))).toBeUndefined();
    expect(door.verbTo('open', 'gone', actor('agent'))).toBeUndefined();
  });

  test('says where one may go, and when it is over', () => {
    expect(door.waysFrom('open')).toEqual(['shut', 'gone']);
    expect([door.isOver('gone'), door.isOver('shut')]).toEqual([true, false]);
    expect(door.states).toEqual(['shut', 'open', 'gone']);
    expect(door.drawn()[2]).toBe('`take`: `open`, `shut` → `gone`, by ccas');
  });
});

describe.each(paths)('%s', (_, each) => {
  test('lets nobody stay where they are, and reaches every state from its first', () => {
    for (const verb of each.verbs) expect(each.step(verb).from).not.toContain(each.step(verb).to);
    const reached = new Set([each.states[0]!]);
    for (const state of reached) for (const next of each.waysFrom(state)) reached.add(next);
    expect([...reached].toSorted()).toEqual(each.states.toSorted());
  });

  test('is walked: each verb from each state by each actor leads where its table says, or nowhere', () => {
    for (const verb of each.verbs)
      for (const state of each.states)
        for (const kind of kinds) {
          const { from, to, by } = each.step(verb);
          const isBy = by.some((who) => who === kind || (who === 'ccas' && ccas.includes(kind)));
          expect(each.taken(verb, state, actor(kind))?.to).toBe(from.includes(state) && isBy ? to : undefined);
        }
  });

  test('has an action for each step, and sentences of its own where it has any', () => {
    for (const verb of each.verbs) expect(each.step(verb).action).toMatch(/^[a-z_]+\.[a-z_]+$/);
    const sentences = each.verbs.map((verb) => (each.step(verb) as { refusal?: string }).refusal).filter(Boolean);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÀÉ].*\.$/);
    expect([0, each.verbs.length]).toContain(new Set(sentences).size);
  });
});

test('the glossary draws every path as the code has it', () => {
  const drawn = paths.flatMap(([name, each]) => [`**${name}**`, '', ...each.drawn().map((line) => `- ${line}`), '']);
  const [, shown] = /<!-- paths -->\n\n([\s\S]*?)<!-- \/paths -->/.exec(readFileSync('docs/glossary.md', 'utf8'))!;
  expect(shown!.split('\n').slice(0, -1)).toEqual(drawn);
});
