import { ensureBuilt } from './ensure-built.js';

/** `npm run cli`: builds if need be, then runs the command, in this same process. */
const from = process.cwd();
ensureBuilt();
process.chdir(process.env.INIT_CWD ?? from);
await import('../dist/cli/main.js');
