import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { drawMutations, randomFrom } from './draw.js';
import { Reach } from './reach.js';
import { addSample, lineOf, onOneLine } from './report.js';
import { WorkingCopy } from './working-copy.js';

/**
 * `npm run mutate [-- --count 30 --seed 7 --only src/passes]`: puts small faults into a copy of the code, one at a
 * time, and looks whether the tests that reach the file notice. What they did not notice is added to
 * `docs/mutations.md`. `--list` draws and runs nothing. Decision 0061.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    only: { type: 'string', default: 'src' },
    list: { type: 'boolean', default: false },
  },
});

/** Test files for one fault, and how long they may take together. */
const most = 15;
const patienceMs = 900_000;

const root = path.resolve(import.meta.dirname, '..');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
console.log(`Seed ${values.seed}, commit ${commit}.`);
const mutations = drawMutations(root, Number(values.count), randomFrom(Number(values.seed)), values.only);
if (values.list) for (const mutation of mutations) console.log(describe(mutation));
else await runAll();

async function runAll() {
  const copy = new WorkingCopy(root);
  const results = [];
  let isStopping = false;
  // What was tried so far is worth keeping: a second signal leaves at once.
  const stop = () => {
    if (isStopping) copy.remove();
    if (isStopping) process.exit(1);
    isStopping = true;
    copy.stop();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
  try {
    await copy.startDatabase();
    const reach = new Reach(copy.folder);
    for (const mutation of mutations) {
      const result = { ...mutation, ...(await attempt(copy, reach, mutation)) };
      if (isStopping) break;
      results.push(result);
      console.log(
        `${result.outcome.padEnd(9)} ${describe(mutation)}${result.test ? `\n          by « ${result.test} »` : ''}`,
      );
    }
    if (!isStopping) await judgeLate(copy, results);
    if (!isStopping) await doubtKills(copy, results);
    console.log(addSample(root, { seed: values.seed, commit, drawn: mutations.length, results }));
  } finally {
    copy.remove();
  }
}

async function attempt(copy, reach, mutation) {
  const tests = reach.testsOf(mutation.file, most);
  if (tests.length === 0) return { outcome: 'no test', tests };
  const takeOut = copy.put(mutation);
  if (mutation.file.includes('/browser/') && tests.some((name) => name.startsWith('test/journeys/')))
    copy.buildForBrowser();
  try {
    const { outcome, ...found } = await copy.run(tests, patienceMs);
    if (outcome === 'late') return { outcome: 'late', tests };
    return { outcome: outcome === 'failed' ? 'killed' : 'survived', ...found, tests };
  } finally {
    takeOut();
  }
}

/** Without the fault the same tests end in a third of the time: with it they never would have. A loop, and noticed. */
async function judgeLate(copy, results) {
  for (const result of results.filter(({ outcome }) => outcome === 'late')) {
    const { outcome } = await copy.run(result.tests, patienceMs / 3);
    if (outcome === 'passed') Object.assign(result, { outcome: 'killed', test: 'a loop without an end' });
  }
}

/** A test that fails without any fault has killed none: whoever noticed something must be silent on the real code. */
async function doubtKills(copy, results) {
  const files = [...new Set(results.flatMap((result) => result.files ?? []))];
  if (files.length === 0) return;
  const failing = new Set();
  for (const file of files) {
    const { outcome } = await copy.run([file], patienceMs);
    if (outcome !== 'passed') failing.add(file);
  }
  for (const result of results) if (result.files?.some((file) => failing.has(file))) result.outcome = 'doubtful';
}

function describe({ file, text, kind, start, end, replacement }) {
  return `${file}:${lineOf(text, start)} ${kind}: ${onOneLine(text.slice(start, end))} → ${onOneLine(replacement)}`;
}
