import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';

const left = /^(?:node_modules|\.git|var|var-.*|coverage|screenshots)$/;

/** A copy of the tree where faults are put in: whatever happens to this run, the real files were never touched. */
export class WorkingCopy {
  constructor(root) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'passerelle-mutate-'));
    // Where this runs as root, PostgreSQL does not: it must be able to walk through here.
    chmodSync(this.folder, 0o711);
    cpSync(root, this.folder, {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => source === root || !left.test(path.basename(source)),
    });
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
    const options = { cwd: this.folder, stdio: 'inherit' };
    const script = "(await import('./scripts/ensure-built.js')).ensureBuilt()";
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
    if (status !== 0) throw new Error('The copy could not be built.');
  }

  /** Puts a fault into the source, and into what was built of it. @returns a function that takes it out again */
  put({ file, text, start, end, replacement }) {
    const write = (contents) => {
      writeFileSync(path.join(this.folder, file), contents);
      this.transpile(file, contents);
    };
    write(text.slice(0, start) + replacement + text.slice(end));
    return () => write(text);
  }

  /** As `npm run build` would, one file: types were right before, and a fault may well make them wrong. */
  transpile(file, contents) {
    const target = path.join(this.folder, file.replace(/^src/, 'dist').replace(/\.tsx?$/, '.js'));
    if (existsSync(target)) {
      const { config } = ts.readConfigFile(path.join(this.folder, 'tsconfig.json'), ts.sys.readFile);
      const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, this.folder);
      // `nodenext` asks which package it is in; here every file is an ES module.
      const compilerOptions = { ...options, module: ts.ModuleKind.ESNext, moduleResolution: undefined, noEmit: false };
      writeFileSync(target, ts.transpileModule(contents, { fileName: file, compilerOptions }).outputText);
    }
    const mark = path.join(this.folder, 'dist/browser/.vite/manifest.json');
    utimesSync(mark, new Date(), new Date(Date.now() + 5_000));
  }

  /** Only Vite knows what the browser gets of it. */
  buildForBrowser() {
    spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'silent'], {
      cwd: this.folder,
    });
  }

  /** The database of a whole sample, migrated once by what was built without a fault. */
  async startDatabase() {
    const here = process.cwd();
    process.chdir(this.folder);
    const { default: start } = await import(path.join(this.folder, 'test/support/start-postgres.js'));
    await start();
    process.chdir(here);
    this.database = path.basename(globalThis.passerelleTestServer.directory);
  }

  /** @returns what Jest found, or that it did not end in time */
  async run(tests, patienceMs, more = []) {
    const answer = path.join(this.folder, 'var-mutate.json');
    rmSync(answer, { force: true });
    const setup = path.join(this.folder, 'mutate/no-setup.js');
    const jest = ['node_modules/jest/bin/jest.js', '--bail', '--silent', '--json', `--outputFile=${answer}`];
    const instead = [`--globalSetup=${setup}`, `--globalTeardown=${setup}`];
    // In one process: the application is loaded once, and that is what takes longest.
    const order = ['--runInBand', `--testSequencer=${path.join(this.folder, 'mutate/in-order.cjs')}`];
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    this.child = spawn(
      process.execPath,
      [...flags, ...jest, ...instead, ...order, ...more, '--runTestsByPath', ...tests],
      {
        cwd: this.folder,
        stdio: 'ignore',
        detached: true,
        env: { ...process.env, PASSERELLE_MUTATE_ORDER: JSON.stringify(tests) },
      },
    );
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.stop();
    }, patienceMs);
    const code = await new Promise((resolve) => this.child.once('close', resolve));
    clearTimeout(timer);
    this.stopDatabases(this.database);
    if (late) return { outcome: 'late' };
    const { testResults = [] } = existsSync(answer) ? JSON.parse(readFileSync(answer, 'utf8')) : {};
    const failed = testResults.filter(({ status }) => status === 'failed');
    return {
      outcome: code === 0 ? 'passed' : 'failed',
      files: failed.map(({ name }) => path.relative(this.folder, name)),
      test: failed.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')
        ?.fullName,
    };
  }

  /** A run that was cut off leaves its servers behind: each has written its number into this copy. */
  stopDatabases(except) {
    for (const name of readdirSync(this.folder).filter((entry) => entry.startsWith('var-test-') && entry !== except)) {
      const pidFile = path.join(this.folder, name, 'postgres', 'postmaster.pid');
      if (existsSync(pidFile)) signal(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
      rmSync(path.join(this.folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }

  stop() {
    if (this.child?.exitCode === null) signal(-this.child.pid, 'SIGKILL');
  }

  remove() {
    this.stop();
    this.stopDatabases();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
