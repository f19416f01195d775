import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { serviceWords } from '../../src/portal/service-words.js';
import { matrix } from './access-matrix.js';

/** Their code without what is said about it, and without what they import; of a sheet `offer` is `.offer`. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.d)\.tsx?$|\.css$/.test(name))
  .map((name) => {
    const code = readFileSync(path.join('src', name), 'utf8')
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/(?<![:'"`\w])\/\/.*$/gm, '')
      .replaceAll(/^import .*?;$/gms, '');
    return { name, code: name.endsWith('.css') ? code.replaceAll(/\.(?=[a-z])/g, ' ') : code };
  });
const kernel = sources.filter(({ name }) => name.startsWith(`kernel${path.sep}`));
const slices = sources.filter((each) => !kernel.includes(each)).map(({ code }) => code);
const inSlices = (pattern: RegExp) => slices.flatMap((code) => Array.from(code.matchAll(pattern), ([, word]) => word!));

/** The tenant itself, which everything is kept apart by; what every answer that says no is called; a role's reason. */
const ours = ['ccas', 'refusal', 'archive'];
const tables = inSlices(/@Entity\('(\w+)'\)/g).filter((table) => !ours.includes(table));
/** `till`, `carer`; and what an actor calls the one it acts for. */
const actors = inSlices(/interface (?:TokenHolders|KeyHolders|ActingFor) \{([^}]*)\}/g).flatMap((body) =>
  Array.from(body.matchAll(/(\w+)\??:/g), ([, name]) => name!),
);

/** Its own, and those of the tenant's look, which it puts on every page. */
const ownAddresses = ['/healthz', '/readyz', '/metrics', '/reprise', '/ccas/gestes', '/logo', '/apparence.css'];
/** Of each address as much as says whose it is: `/ccas/usagers`, `/mon-pass`. */
const addresses = [...new Set(Object.keys(matrix).map((route) => route.split(' ')[1]!))]
  .filter((address) => !address.startsWith('/api/') && !address.startsWith('/.well-known/'))
  .map((address) => /^(\/ccas)?\/[^/:]+/.exec(address)?.[0])
  .filter((start) => start !== undefined && start !== '/ccas' && !ownAddresses.includes(start)) as string[];

/** A column that has its name from before. */
const stand = [/name: 'partner_id'/, /partner_id as for_id/];

/** Places where the word stands alone or begins or ends a name: `partner`, `partner_id`, `partnerId`, `ofPartner`. */
function saying(word: string): RegExp {
  const camel = word.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const pascal = camel[0]!.toUpperCase() + camel.slice(1);
  return new RegExp(`(?<![A-Za-z/.])(?:${word}|${camel})s?(?![a-z])|(?<=[a-z])${pascal}s?(?![a-z])`);
}

function linesOf(pattern: RegExp): string[] {
  return kernel.flatMap(({ name, code }) =>
    code
      .split('\n')
      .filter((line) => pattern.test(line) && !stand.some((each) => each.test(line)))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

describe('the kernel knows no slice', () => {
  test('is looked for by words that slices have', () => {
    expect(tables).toEqual(expect.arrayContaining(['resident', 'offer', 'booking', 'donation']));
    expect(actors).toEqual(expect.arrayContaining(['partner', 'till', 'insurer', 'senior', 'carer', 'partnerId']));
    expect(addresses).toEqual(expect.arrayContaining(['/ccas/usagers', '/partenaire', '/mon-pass', '/connexion']));
    expect(kernel.length).toBeGreaterThan(150);
    expect(kernel.some(({ name, code }) => name.endsWith('form.css') && /^ choices {$/m.test(code))).toBe(true);
  });

  test.each([...new Set([...tables, ...actors])])('by its table or its people: %s', (word) => {
    expect(linesOf(saying(word))).toEqual([]);
  });

  test.each([...new Set(addresses)])('by its address: %s', (address) => {
    const start = address.replaceAll(/[.$]/g, String.raw`\$&`);
    expect(linesOf(new RegExp(`["'\`]${start}(?![\\w-])`))).toEqual([]);
  });

  test('by what the service is called', () => {
    expect(linesOf(new RegExp(serviceWords.name, 'i'))).toEqual([]);
  });
});
