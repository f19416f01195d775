import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Here the imports lead to everything: whoever starts the application reaches it all, and that says nothing. */
const everything = new Set(['src/app.module.ts', 'src/create-app.ts', 'src/main.ts']);
/** What reads every file of the source may notice a fault in any. */
const readsAll = "readdirSync('src'";
const slow = /^test\/(?:journeys|faults)\//;

/** Which test files a source file may be noticed by, those nearest to it first. */
export class Reach {
  constructor(root) {
    this.root = root;
    this.imports = new Map();
    this.tests = readdirSync(path.join(root, 'test'), { withFileTypes: true, recursive: true })
      .filter(({ name }) => /\.test\.tsx?$/.test(name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .sort()
      .map((name) => ({ name, text: this.read(name), distances: this.distancesFrom(name) }));
  }

  /**
   * Import graph first (without the composition root), then what a test that starts the application has in common with
   * the file: its slice, and the words of its name. Journeys and killed processes only where nothing else reaches it.
   */
  testsOf(file, most) {
    const ranked = this.tests
      .map((test) => ({ ...test, score: this.nearness(test, file) }))
      .filter(({ score }) => score >= 1)
      .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name));
    // What runs in a browser is run by none but a journey, unless a test imports it.
    const quick = ranked.filter(
      ({ name, distances }) => !slow.test(name) && (!file.includes('/browser/') || distances.has(file)),
    );
    const nearest = (quick.length > 0 ? quick : ranked).slice(0, most).map(({ name }) => name);
    const readers = this.tests.filter(({ text }) => text.includes(readsAll)).map(({ name }) => name);
    return nearest.length > 0 ? [...new Set([...nearest, ...readers])] : [];
  }

  nearness({ name, text, distances }, file) {
    const [, slice] = file.split('/');
    const [, testSlice] = name.split('/');
    const distance = distances.get(file);
    const words = path
      .basename(file)
      .split(/[.-]/)
      .filter((word) => word.length > 3 && !/^(?:tsx|entity|query|controller|pages|module|errors|service)$/.test(word));
    const named = words.filter((word) => name.includes(word.slice(0, 5))).length;
    const spoken = words.filter((word) => text.toLowerCase().includes(word.slice(0, 6))).length;
    const inBrowser = file.includes('/browser/') && name.startsWith('test/journeys/') ? 1 : 0;
    const reached = distance === undefined ? 0 : distance === 1 ? 10 : 3 / distance;
    const routes = this.routesOf(file).filter((route) => text.includes(`/${route}`)).length;
    const related = words.length > 0 ? (3 * named + 2 * spoken) / words.length : 0;
    return reached + (slice === testSlice ? 3 : 0) + Math.min(routes, 2) + related + inBrowser;
  }

  /** The paths a controller answers, up to their first parameter. */
  routesOf(file) {
    const paths = [...this.read(file).matchAll(/@(?:Api|Controller|Get|Post|Put|Patch|Delete)\('([^':]+)/g)];
    return paths.map(([, route]) => route.replaceAll(/^\/|\/$/g, '')).filter((route) => route.length > 3);
  }

  distancesFrom(start) {
    const distances = new Map([[start, 0]]);
    for (const [file, distance] of distances)
      if (!everything.has(file))
        for (const next of this.importsOf(file)) if (!distances.has(next)) distances.set(next, distance + 1);
    return distances;
  }

  importsOf(file) {
    if (!this.imports.has(file)) {
      const found = [...this.read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
        this.resolve(file, target),
      );
      this.imports.set(file, new Set(found.filter(Boolean)));
    }
    return this.imports.get(file);
  }

  resolve(from, target) {
    const bare = path.join(path.dirname(from), target).replace(/\.js$/, '');
    return ['.ts', '.tsx', '.js'].map((end) => bare + end).find((name) => existsSync(path.join(this.root, name)));
  }

  read(name) {
    return readFileSync(path.join(this.root, name), 'utf8');
  }
}
