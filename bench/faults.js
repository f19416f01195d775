import { spawn } from 'node:child_process';
import path from 'node:path';
import { describeMachine } from './support/machine.js';
import { root } from './support/processes.js';

const own = (name) => ['--config', 'bench/faults/jest.config.js', `bench/faults/${name}.bench.ts`];

/** Each part is a file for Jest: what breaks things, and what must hold after it, is the tests' own (`test/faults/`). */
const parts = {
  kills: () => run(own('kills')),
  model: () =>
    run(['test/redemptions/model.test.ts'], {
      MODEL_STEPS: process.env.BENCH_STEPS ?? '10000',
      ...(process.env.BENCH_SEED && { MODEL_SEED: process.env.BENCH_SEED }),
    }),
  freezes: () => run(own('freezes')),
  'full-disk': () => run(own('full-disk')),
  tills: () => run(own('tills')),
  'slow-clients': () => run(own('slow-clients')),
  hour: () => run(own('hour')),
};

/** @returns the exit code: 1 when something that must hold did not, in any of the parts asked for; all, when none is */
export async function faults(asked) {
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`Unknown part of faults: ${unknown.join(', ')}. Known: ${Object.keys(parts).join(', ')}.`);
    return 1;
  }
  console.log(describeMachine());
  const broken = [];
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\nfaults ${name}`);
    if ((await part()) !== 0) broken.push(name);
  }
  for (const name of broken) console.error(`BROKEN  faults ${name}`);
  return broken.length > 0 ? 1 : 0;
}

function run(args, env = {}) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, jest, '--verbose', '--runInBand', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
