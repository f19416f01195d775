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
