import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const controllers = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.pages\.tsx?$/.test(name))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(path.join('src', name), 'utf8') }));

/** What the interceptor of screens does once for all of them. `@Short()` gives a handler the transactions it may open. */
const signs: [what: string, sign: RegExp][] = [
  ['opens a transaction', /\.(transaction|snapshot|outsideTenants)\(/],
  ['catches a refusal', /\bcatch\s*[({]/],
  [
    'contains SQL',
    /\btx\.(query|rows|one|run|find\w*|exists\w*|count\w*|insert|update|upsert|delete|save|createQueryBuilder)\b/,
  ],
  ['touches the reply', /\breply\b/],
  ['is no declared screen', /^(?![\s\S]*@Screens\()/],
  ['has a form whose transaction is not declared', /^( +)@Post\((?:(?!\n\1\}\n|@InTx\(|@Short\()[\s\S])*\n\1\}\n/m],
];

function wrongWith(text: string): string[] {
  return signs.flatMap(([what, sign]) => (sign.test(text) ? [what] : []));
}

describe('a controller of pages', () => {
  test('is found by this test', () => {
    expect(controllers.length).toBeGreaterThan(80);
  });

  test.each(controllers.map(({ name, text }) => [name, text]))(
    '%s declares its screens: it opens no transaction, catches no refusal, holds no SQL',
    (name, text) => {
      expect([name, wrongWith(text!)]).toEqual([name, []]);
    },
  );
});

/** Where what is sent has no shape until something else is known: how often it is asked for as it came, and why. */
const rawValues: Record<string, [uses: number, why: string]> = {
  'agreement.pages.tsx': [1, 'prices in a grid: a column for each plan of the agreement'],
  'candidates.pages.tsx': [2, 'prices in a grid, and a mark for each criterion of the call'],
  'cards.pages.tsx': [2, '« Chercher » takes what is typed, right or wrong, and so does the page of what was refused'],
  'change-resident.pages.tsx': [2, 'two versions side by side, told apart by the names of their fields'],
  'laws.pages.tsx': [2, 'a field for each figure of the table that the address names, and the tables are contributed'],
  'settings.pages.tsx': [1, 'the fields of the page of settings that the address names, and the pages are contributed'],
  'record-donation.pages.tsx': [1, 'rows of goods or of work: the gift says which'],
};

describe('what is sent to a page', () => {
  test('is read by a form of words, outside the transaction, but where it has no shape yet', () => {
    const found = controllers
      .map(({ name, text }): [string, number] => [path.basename(name), text.split('@Sent()').length - 1])
      .filter(([, uses]) => uses > 0);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(rawValues).map(([name, [uses]]) => [name, uses])),
    );
  });

  test('is not taken from the request either', () => {
    const found = controllers.filter(({ text }) => /\brequest\.body\b|@Body\(/.test(text)).map(({ name }) => name);
    expect(found).toEqual([]);
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
    [
      'has a form whose transaction is not declared',
      "@Screens(\n  @Post('a')\n  @Page('A', A, {\n    path,\n  })\n  a() {\n  }\n\n  @Get()\n  b(@InTx() tx: Tx) {\n  }\n",
    ],
  ])('see what %s', (what, text) => {
    expect(wrongWith(text)).toEqual([what]);
  });

  test.each(['  a(@InTx() tx: Tx) {', '  @Short()\n  a() {'])('see nothing in a form that says %j', (handler) => {
    expect(wrongWith(`@Screens(\n  @Post()\n${handler}\n  }\n`)).toEqual([]);
  });

  test('see nothing in a short transaction, nor in a word that only looks alike', () => {
    expect(
      wrongWith('@Screens(\nawait inShortTx((tx) => this.query.find(tx)); this.transactions(tx); replyTo'),
    ).toEqual([]);
  });
});
