import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const controllers = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.controller\.tsx?$/.test(name))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(path.join('src', name), 'utf8') }));

/** Asked all day long by every till: no interceptor around them (decision 0078). */
const hot = [
  'redemptions/redemptions.controller.ts',
  'redemptions/till.controller.ts',
  'redemptions/verifications.controller.ts',
];

function opens(text: string): boolean {
  return /\.(transaction|snapshot)\(/.test(text);
}

/** Headers that are set before the commit outlive a rollback. */
function touchesReply(text: string): boolean {
  const handlers = text.split(/^ {2}@(?:Get|Post|Patch|Put|Delete)\(/m).slice(1);
  return handlers.some((handler) => handler.includes('@InTx(') && /\breply\b|@Res\(/.test(handler));
}

describe('a controller that is no page', () => {
  test('opens a transaction by hand only where every moment counts', () => {
    expect(controllers.length).toBeGreaterThan(25);
    expect(controllers.filter(({ text }) => opens(text)).map(({ name }) => name)).toEqual(hot);
  });

  test('never touches the reply in a transaction', () => {
    expect(controllers.filter(({ text }) => touchesReply(text)).map(({ name }) => name)).toEqual([]);
  });
});

test('the signs are seen', () => {
  expect(opens('await this.db\n  .transaction(scope, work)')).toBe(true);
  expect(opens('await inShortTx((tx) => this.query.find(tx)); this.transactions(tx)')).toBe(false);
  expect(touchesReply('  @Get()\n  one(@InTx() tx: Tx) { visit.reply.status(400) }')).toBe(true);
  expect(touchesReply('  @Get()\n  one(@InTx() tx: Tx) { replyTo(tx) }\n  @Get()\n  two() { reply.send() }')).toBe(
    false,
  );
});
