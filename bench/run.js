import { cards } from './cards.js';
import { coldStart } from './cold-start.js';
import { directory } from './directory.js';
import { scanner } from './scanner.js';
import { redemptions } from './redemptions.js';
import { reports } from './reports.js';
import { describeMachine } from './support/machine.js';

/**
 * `npm run bench [-- case …]`: the measures and long runs that have no place in `npm test`. Speed is printed, never
 * judged: only a broken invariant makes it fail. Plain JavaScript on what was built, because Node 20 runs no
 * TypeScript and one more tool for these few files is not worth having.
 *
 * BENCH_CLIENTS, BENCH_SECONDS and BENCH_ROUNDS change how long and how hard; BENCH_BARE=pg leaves pgbench aside;
 * BENCH_CARDS is how many cards are printed, BENCH_REDEMPTIONS how many uses the reports count.
 * BENCH_NODE_OPTIONS goes to the server: `--cpu-prof --cpu-prof-dir=/tmp/profile` shows where its time goes.
 */
const cases = { redemptions, cards, directory, scanner, reports, 'cold-start': coldStart };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in cases));
if (unknown.length > 0) {
  console.error(`Unknown case: ${unknown.join(', ')}. Known: ${Object.keys(cases).join(', ')}.`);
  process.exit(1);
}

console.log(describeMachine());
const broken = [];
for (const [name, run] of Object.entries(cases)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  broken.push(...(await run()));
}
for (const sentence of broken) console.error(`BROKEN  ${sentence}`);
process.exitCode = broken.length > 0 ? 1 : 0;
