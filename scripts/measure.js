import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run measure`: what the ground is held against: how much code there is, how much of it does by hand what is
 * declared elsewhere, and what a new slice has to touch.
 */
const root = path.resolve(import.meta.dirname, '..');
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(root, 'src', name), 'utf8') }));

const linesOf = (some) => some.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
const having = (pattern, among = files) => among.filter(({ text }) => pattern.test(text));
const pages = files.filter(({ name }) => /\.pages\.tsx?$/.test(name));
const apis = having(
  /^@Api\(/m,
  files.filter(({ name }) => name.endsWith('.controller.ts')),
);
const handlers = apis.flatMap(({ text }) => text.split(/^  @(?:Get|Post|Patch|Put|Delete)\(/m).slice(1));
const times = (pattern) => files.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);

/** Files outside every slice in which a slice is named: what one more has to edit. */
const slices = readdirSync(path.join(root, 'src'), { withFileTypes: true })
  .filter((each) => each.isDirectory() && each.name !== 'kernel')
  .map(({ name }) => name);
const frame = files.filter(({ name }) => !name.includes('/') || name.startsWith('kernel/'));
const walls = ['.dependency-cruiser.cjs', 'test/architecture/access-matrix.ts'];
const namedIn = (slice) =>
  having(new RegExp(`from '[./]+/${slice}/`), frame).length +
  walls.filter((name) => readFileSync(path.join(root, name), 'utf8').includes(slice)).length;

/** Before: what there was when `a new slice is small` was asked for. */
const measures = [
  ['lines of src', linesOf(files), 79_210],
  ['  of pages and their controllers', linesOf(files.filter(({ name }) => /\.pages\.tsx?$|\/pages\//.test(name)))],
  ['files that open a transaction', having(/\bdb\.transaction\(/).length, 174],
  ['handlers of the JSON API', handlers.length],
  ['  in @InTx', handlers.filter((text) => text.includes('@InTx(')).length],
  ['  with @Short', handlers.filter((text) => text.includes('@Short(')).length],
  ['page controllers', pages.length],
  ['  declared with @Screens', having(/^@Screens\(/m, pages).length],
  ['  that open a transaction', having(/\bdb\.transaction\(/, pages).length],
  ['  that catch a refusal', having(/\brefusalOf\(/, pages).length],
  ['page controllers that live in staff/', pages.filter(({ name }) => name.startsWith('staff/')).length, 27],
  ['entities', times(/^@Entity\(/gm), 93],
  ['refusals of one line', times(/= refusal\(/g)],
  ['refusals that are classes', times(/extends DomainError\b/g)],
  ['lists that name a slice, at most', Math.max(...slices.map(namedIn)), 12],
  ['files over 150 lines', files.filter((file) => linesOf([file]) > 150).length],
];
const width = Math.max(...measures.map(([name]) => name.length));
for (const [name, now, before] of measures)
  console.log(
    `${name.padEnd(width)}  ${String(now).padStart(6)}${before === undefined ? '' : `  (before: ${before})`}`,
  );
