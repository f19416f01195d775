const { default: Runtime } = require('jest-runtime');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest gives every test file a world of its own and loads the whole application into it anew: some three thousand
 * modules, longer than most files take to run. Here what lies in `src/` and `node_modules/` is loaded once a worker, as
 * it is in a process that serves; test files and `test/support` stay each file's own. Nothing may live in a module that
 * another file would miss: the architecture asks that of `src/` anyway.
 *
 * One environment a worker, because modules are bound to the context they were loaded in; one registry, because there
 * must never be two of a module. Written for the version of Jest in package.json: it reaches into its registries.
 */
/** For the lines in a stack: a shared module was transformed for the file that came first. */
const sourceMaps = new Map();
const modules = { cjs: new Map(), esm: new Map() };
let environment;

class SharedRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    this.registries.moduleRegistry = modules.cjs;
    this.registries.esModuleRegistry = modules.esm;
    this.transformCache.sourceMaps = sourceMaps;
  }

  /** Shared modules may still ask their first runtime for one more: it stays alive, without what was the file's own. */
  teardown() {
    this.restoreAllMocks();
    for (const registry of Object.values(modules))
      for (const key of registry.keys()) if (!isShared(key)) registry.delete(key);
    // What it loads from now on is for a test that runs.
    this.enterTestCode();
  }
}

class SharedEnvironment extends TestEnvironment {
  constructor(...parts) {
    if (environment) return environment;
    super(...parts);
    environment = this;
    this.variables = { ...this.global.process.env };
  }

  /** Each file brings its own circus, which must not find the handlers of the one before; nor what that one set. */
  async setup() {
    delete this.global[Symbol.for('EVENT_HANDLERS')];
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in this.variables)) delete env[name];
    Object.assign(env, this.variables);
  }

  async teardown() {}
}

const isShared = (key) => /\/node_modules\//.test(key) || /\/src\//.test(key);

module.exports = { SharedRuntime, SharedEnvironment };
