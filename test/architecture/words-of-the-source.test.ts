import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
  .map((name) => readFileSync(path.join('src', name), 'utf8'));

/** What a refusal may answer, and to what. Nothing else has a title of its own for programs and people. */
const statuses = new Map([
  [400, 'what was typed'],
  [401, 'nobody, or no longer'],
  [403, 'somebody who may not'],
  [404, 'what is not there'],
  [409, 'what cannot be as things stand'],
  [410, 'what was kept as long as it may be'],
  [413, 'too much'],
  [415, 'of no kind that is read'],
  [422, 'read, and still no sense'],
  [429, 'too often'],
  [503, 'not now'],
]);

describe('every refusal', () => {
  const refusals = sources.flatMap((text) => [
    ...Array.from(text.matchAll(/\brefusal\(\s*'([a-z0-9_]+)',\s*(\d+)/g), ([, code, status]) => [
      code!,
      Number(status),
    ]),
    ...Array.from(text.matchAll(/readonly code = '([a-z0-9_]+)'[^}]*?readonly status = (\d+)/g), ([, code, status]) => [
      code!,
      Number(status),
    ]),
  ]) as [code: string, status: number][];

  test('is found by this test', () => {
    expect(refusals.length).toBeGreaterThan(80);
  });

  test.each(refusals)('%s answers with a status that says what kind it is: %i', (code, status) => {
    expect(statuses.has(status)).toBe(true);
    expect([code, status === 410]).toEqual([code, code.endsWith('_purged')]);
  });
});

describe('every sentence of the journal', () => {
  /** Codes written beside the word action; a template by what stands before and after what it is given. */
  const written = sources.flatMap((text) =>
    [...text.matchAll(/\baction:[^;]*?[,}]\s/g)].flatMap(([beside]) =>
      [...beside.matchAll(/['`]([a-z_]+\.[a-z_]*)(\$\{[^}]+\})?['`]/g)].map(([, code, given]) => ({
        code: code!,
        given,
      })),
    ),
  );
  /** What the database writes itself says so in the call. */
  const called = readdirSync('migrations').flatMap((name) =>
    [...readFileSync(`migrations/${name}`, 'utf8').matchAll(/append_audit\([^;]*?'([a-z_]+\.[a-z_]+)'/g)].map(
      ([, code]) => code!,
    ),
  );
  const isWritten = (action: string) =>
    called.includes(action) || written.some(({ code, given }) => (given ? action.startsWith(code) : action === code));
  const sentences = sources.flatMap((text) =>
    [...text.matchAll(/sentences: \{([^}]*)\}/g)].flatMap(([, all]) =>
      [...all!.matchAll(/'([a-z_]+\.[a-z_]+)':/g)].map(([, action]) => action!),
    ),
  );

  test('is found by this test', () => {
    expect(sentences.length).toBeGreaterThan(70);
  });

  /** Written by the version before: what it did is read in the journal for a year. */
  const past = ['donation_rule.added', 'donation_rule.dropped'];

  test.each(sentences.filter((action) => !past.includes(action)))('%s is written by somebody', (action) => {
    expect(isWritten(action)).toBe(true);
  });
});
