import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.resolve('src');

/** Tables that are no lists of rows of one kind, and why. */
const others = {
  'kernel/ui/list.tsx': 'the list itself',
  'kernel/ui/data-table.tsx': 'figures',
  'mutuelle/tariffs/pages/tariff-grid.tsx': 'prices by age and plan',
  'offers/pages/revision-comparison.tsx': 'two versions of one offer',
  'settings/pages/two-versions.tsx': 'two versions of one form',
  'residents/pages/retention.tsx': 'each row has its own head',
  'portal/pages/api-docs.tsx': 'what a route takes',
};

test('a table of rows is drawn by <List>, so that all have their head, their name and their way on', () => {
  const drawn = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('<table'));
  expect(drawn.sort()).toEqual(Object.keys(others).sort());
});

test('a list of the console is sorted, narrowed, counted and paged, or it says why not', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const using = (mark: RegExp) => files.filter((file) => mark.test(readFileSync(path.join(root, file), 'utf8')));
  const ofKernel = /ui\/list\.js'/;
  const plain = using(/<List\s(?!\s*plainBecause="[^"]{12,}")/)
    .filter((file) => ofKernel.test(readFileSync(path.join(root, file), 'utf8')))
    .filter((file) => file !== 'kernel/listing/listing.tsx');
  expect(plain).toEqual([]);
  expect(using(/<Listing$|<Listing\b/m)).toEqual(
    expect.arrayContaining([
      'applications/pages/application-list.tsx',
      'mails/pages/mail-list.tsx',
      'offers/pages/offer-review-list.tsx',
      'partners/pages/partner-list.tsx',
      'passes/pages/resident-list.tsx',
    ]),
  );
});

test('each of those has a file of the same rows, and a column it may be sorted by', () => {
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('kernel'))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const)
    .filter(([, text]) => /<Listing\b/.test(text));
  expect(pages.length).toBeGreaterThanOrEqual(6);
  for (const [file, text] of pages)
    expect([file, /csv="/.test(text), /sort: '/.test(text)]).toEqual([file, true, true]);
});
