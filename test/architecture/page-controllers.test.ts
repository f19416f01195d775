import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const controllers = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.pages\.tsx?$/.test(name))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(path.join('src', name), 'utf8') }));

/** Not yet declared screens. A file that leaves this list stays away from it. */
const stillToCome = [
  'mutuelle/insurer-sign-in.pages.tsx',
  'mutuelle/insurer.pages.tsx',
  'partners/partner-team.pages.tsx',
  'partners/partner-tills.pages.tsx',
  'partners/sign-in.pages.tsx',
  'partners/tills.pages.tsx',
  'staff/partner-access.pages.tsx',
];

/** What the interceptor of screens does once for all of them. `@Short()` gives a handler the transactions it may open. */
const signs: [what: string, sign: RegExp][] = [
  ['opens a transaction', /\.(transaction|snapshot|outsideTenants)\(/],
  ['catches a refusal', /\bcatch\s*[({]/],
  [
    'contains SQL',
    /\btx\.(query|rows|find\w*|exists\w*|count\w*|insert|update|upsert|delete|save|createQueryBuilder)\b/,
  ],
  ['touches the reply', /\breply\b/],
  ['is no declared screen', /^(?![\s\S]*@Screens\()/],
];

function wrongWith(text: string): string[] {
  return signs.flatMap(([what, sign]) => (sign.test(text) ? [what] : []));
}

describe('a controller of pages', () => {
  test('is found by this test', () => {
    expect(controllers.length).toBeGreaterThan(80);
  });

  test.each(controllers.filter(({ name }) => !stillToCome.includes(name)).map(({ name, text }) => [name, text]))(
    '%s declares its screens: it opens no transaction, catches no refusal, holds no SQL',
    (name, text) => {
      expect([name, wrongWith(text!)]).toEqual([name, []]);
    },
  );

  test.each(stillToCome)('%s is still to come, and not forgotten on the list', (name) => {
    const { text } = controllers.find((each) => each.name === name)!;
    expect(wrongWith(text)).not.toEqual([]);
  });
});

describe('the signs', () => {
  test.each([
    ['opens a transaction', '@Screens(\nawait this.db.transaction(id, work)'],
    ['opens a transaction', '@Screens(\nthis.scope.transaction(actor, work)'],
    ['catches a refusal', '@Screens(\n} catch (error) {'],
    ['catches a refusal', '@Screens(\nthis.run().catch(() => undefined)'],
    ['contains SQL', '@Screens(\nawait tx.query(`select 1`)'],
    ['contains SQL', '@Screens(\nawait tx.findOneBy(Entity, { id })'],
    ['touches the reply', '@Screens(\nvisit.reply.status(400)'],
    ['is no declared screen', '@Controller('],
  ])('see what %s', (what, text) => {
    expect(wrongWith(text)).toEqual([what]);
  });

  test('see nothing in a short transaction, nor in a word that only looks alike', () => {
    expect(
      wrongWith('@Screens(\nawait inShortTx((tx) => this.query.find(tx)); this.transactions(tx); replyTo'),
    ).toEqual([]);
  });
});
