import { describe, expect, test } from '@jest/globals';
import { TodayPage } from '../../../src/staff/pages/today.js';
import { drawn } from '../../support/drawn.js';

type Props = Parameters<typeof TodayPage>[0];
const task = (n: number, more: Partial<Props['tasks'][number]> = {}) =>
  ({
    href: `/t${n}`,
    icon: 'check',
    count: n,
    words: [`chose ${n}`, `choses ${n}`],
    ...more,
  }) as Props['tasks'][number];
const call = (n: number) =>
  ({
    kind: 'k',
    id: `c${n}`,
    name: `Personne ${n}`,
    phone: '+33155001006',
    why: 'Retour',
    href: `/c${n}`,
    tries: 0,
    triedAt: null,
  }) as unknown as Props['calls'][number];
const today = (props: Partial<Props>) =>
  drawn(<TodayPage token="j" today="2026-11-30" tasks={[]} redemptions={0} agenda={[]} calls={[]} {...props} />);

describe('what is to do', () => {
  test('shows six lines, the rest behind how many they are', () => {
    const { words } = today({ tasks: Array.from({ length: 9 }, (_, n) => task(n + 2)) });
    expect(words).toContain('et 3 autres');
    expect(today({ tasks: Array.from({ length: 6 }, (_, n) => task(n + 2)) }).words).not.toContain('autre');
  });

  test('puts what is late first, leaves out what is none, and a backlog is one quiet line', () => {
    const { ways, words } = today({
      tasks: [task(2), task(0), task(3, { isUrgent: true }), task(900, { isBacklog: true })],
    });
    expect(ways.filter((way) => way.startsWith('/t'))).toEqual(['/t3', '/t2', '/t900']);
    expect(words).toMatch(/Au long cours : 900 choses 900/);
  });

  test('says so when nothing waits', () => {
    expect(today({}).words).toContain('Rien n’attend : tout est à jour.');
  });
});

test('whom to call: six, the rest behind how many they are', () => {
  expect(today({ calls: Array.from({ length: 8 }, (_, n) => call(n)) }).words).toContain('et 2 autres');
  expect(today({}).words).toContain('Personne n’attend votre appel.');
});
