import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run measure`: what the ground is held against: how much code there is, how much of it does by hand what is
 * declared elsewhere, and what a new slice has to touch. Of another checkout: `npm run measure -- <folder>`.
 */
const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
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

/**
 * Files outside every slice in which slices are named, by their folder or by a table of theirs: in what all share, in the
 * tests that hold all together, in commands and scripts. One that names many is a list, and one more slice edits it.
 */
const MANY = 5;
const slices = readdirSync(path.join(root, 'src'), { withFileTypes: true })
  .filter((each) => each.isDirectory() && !['kernel', 'cli'].includes(each.name))
  .map(({ name }) => ({ name, tables: tablesOf(name) }));
const shared = [
  ...files.filter(({ name }) => !name.includes('/') || /^(?:kernel|cli)\//.test(name)),
  ...['test/architecture', 'scripts', '.dependency-cruiser.cjs', 'knip.json', 'jest.config.js'].flatMap(textsUnder),
].map(({ name, text }) => ({ name, slices: slices.filter((slice) => isNamedIn(text, slice)).length }));
const lists = shared.filter((file) => file.slices >= MANY).toSorted((one, other) => other.slices - one.slices);

function tablesOf(slice) {
  const own = files.filter(({ name }) => name.startsWith(`${slice}/`));
  return own.flatMap(({ text }) => Array.from(text.matchAll(/^@Entity\('(\w+)'/gm), ([, table]) => table));
}

/** By an import or the path of a file, as a word of a list, or by a table in SQL, or one whose name is no other word. */
function isNamedIn(text, { name, tables }) {
  const table = tables.length > 0 ? tables.join('|') : undefined;
  const inSql = table && new RegExp(`\\b(?:from|join|into|update|delete from) (?:${table})\\b`, 'i');
  const long = tables.filter((each) => each.includes('_'));
  return (
    new RegExp(`['/]${name}/|^ +(?:mayKnow\\.)?${name}: \\[`, 'm').test(text) ||
    inSql?.test(text) ||
    (long.length > 0 && new RegExp(`\\b(?:${long.join('|')})\\b`).test(text))
  );
}

function textsUnder(place) {
  const at = path.join(root, place);
  const inside = statSync(at).isDirectory()
    ? readdirSync(at, { recursive: true, encoding: 'utf8' }).map((name) => path.join(place, name))
    : [place];
  return inside
    .filter((name) => /\.(?:tsx?|c?js|json)$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

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
  ['shared files that name a slice', shared.filter((file) => file.slices > 0).length],
  [`  that name ${MANY} or more: lists`, lists.length, 12],
  ['files over 150 lines', files.filter((file) => linesOf([file]) > 150).length],
];
const width = Math.max(...measures.map(([name]) => name.length));
for (const [name, now, before] of measures)
  console.log(
    `${name.padEnd(width)}  ${String(now).padStart(6)}${before === undefined ? '' : `  (before: ${before})`}`,
  );
for (const { name, slices: count } of lists) console.log(`  ${name}: ${count}`);
