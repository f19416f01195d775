import { arrivals } from './arrivals.js';
import { cards } from './cards.js';
import { coldStart } from './cold-start.js';
import { directory } from './directory.js';
import { lists } from './lists.js';
import { memory } from './memory.js';
import { pages } from './pages.js';
import { faults } from './faults.js';
import { scanner } from './scanner.js';
import { redemptions } from './redemptions.js';
import { reports } from './reports.js';
import { describeMachine } from './support/machine.js';

/**
 * `npm run bench [-- case …]`: the measures and long runs that have no place in `npm test`. Each goal stands beside its
 * figure; a broken invariant makes it fail, and with `--check` a ratio short of its goal by more than its noise. Plain JavaScript on what was built, because Node 20 runs no
 * TypeScript and one more tool for these few files is not worth having.
 *
 * BENCH_CLIENTS, BENCH_SECONDS and BENCH_ROUNDS change how long and how hard; BENCH_BARE=pg leaves pgbench aside,
 * BENCH_KINDS measures only some (`cards, two offers;frozen SQL`); BENCH_MEMORY_SECONDS is how long memory is watched (600);
 * BENCH_CARDS is how many cards are printed, BENCH_REDEMPTIONS how many uses reports and pages count, BENCH_RESIDENTS
 * how many people lists and pages have; BENCH_NIGHT_MISSED leaves the uses of the pages without their daily sums.
 * BENCH_NODE_OPTIONS goes to the server: `--cpu-prof --cpu-prof-dir=/tmp/profile` shows where its time goes.
 *
 * `npm run bench -- faults [part …]` breaks things for a long time, and only when asked for by name; about two hours with
 * all its parts:
 * - `kills`: BENCH_KILLS (20) kill -9 of the application under load, and as many of PostgreSQL;
 * - `model`: BENCH_STEPS (10000) steps of the ledger's model, from BENCH_SEED, which is printed;
 * - `freezes`: PostgreSQL stands still for BENCH_FREEZES (5,20,60) seconds each;
 * - `full-disk`: a disk of its own fills up and is emptied again, BENCH_FILLS (3) times; needs root, on Linux;
 * - `tills`: answers 5 s late, cut, and connections half-open, BENCH_TILL_SECONDS (60) each;
 * - `slow-clients`: BENCH_SLOW_CLIENTS (600) that send a byte a second, or read nothing;
 * - `hour`: BENCH_MINUTES (60) of everything at once; how memory grows is printed, and judged from 30 minutes on.
 */
const cases = {
  redemptions,
  arrivals,
  memory,
  cards,
  directory,
  lists,
  pages,
  scanner,
  reports,
  'cold-start': coldStart,
};

const named = process.argv.slice(2).filter((word) => word !== '--check');
const [first, ...parts] = named;
if (first === 'faults') process.exit(await faults(parts));

const asked = named;
const unknown = asked.filter((name) => !(name in cases));
if (unknown.length > 0) {
  console.error(`Unknown case: ${unknown.join(', ')}. Known: ${[...Object.keys(cases), 'faults'].join(', ')}.`);
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
