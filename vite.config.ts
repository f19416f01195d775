import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import logical from 'postcss-logical';
import { build, defineConfig, type Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { flexGap } from './scripts/browser-floor/flex-gap.js';
import { narrowType } from './scripts/browser-floor/narrow-type.js';

const names: Record<string, string> = { chrome: 'chrome', safari: 'safari', ios_saf: 'ios', firefox: 'firefox' };

/** The oldest browsers served, as Vite names them: `chrome >= 80` is `chrome80`. */
const oldest = packageJson.browserslist.flatMap((line) => {
  const [browser, , version] = line.split(' ');
  const name = names[browser!];
  return name ? [`${name}${version}`] : [];
});

const sources = (): string[] =>
  readdirSync(path.resolve(import.meta.dirname, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll(path.sep, '/')}`)
    .toSorted();

/** What a browser loads by itself stands in the `browser` folder of its slice, and says by its name what it is. */
const inBrowsers = (kind: string): string[] =>
  sources().filter((file) => new RegExp(`/browser/[^/]+[.]${kind}[.]tsx?$`).test(file));

/** How a slice's own pages look stands in its `styles` folder, and follows what the kernel says of all of them. */
const stylesOfSlices: Plugin = {
  name: 'styles-of-slices',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/kernel/ui/styles/main.css')) return undefined;
    const sheets = sources().filter((file) => /^src\/(?!kernel\/).+\/styles\/[^/]+[.]css$/.test(file));
    return code + sheets.map((file) => `@import '${path.resolve(import.meta.dirname, file)}';\n`).join('');
  },
};

/** The guard of pages that a script makes is for browsers that run next to nothing: no tool rewrites it. */
const asWritten: Plugin = {
  name: 'as-written',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/kernel/ui/browser/guard.entry.ts'))
        chunk.code = readFileSync(chunk.facadeModuleId, 'utf8');
  },
};

/** Beside each text its compressed forms, so that no server and no proxy does at each request what can be done once. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!/assets\/.+\.(js|css|svg|wasm)$/.test(name)) continue;
      const file = path.join(dir!, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

const serviceWorkers: Plugin = {
  name: 'service-workers',
  async closeBundle() {
    const workers = new Set<string>();
    // Each is one file: browsers that know no modules in workers must run it too.
    for (const input of inBrowsers('worker')) {
      const name = path.basename(input).split('.')[0]!;
      if (workers.has(name)) throw new Error(`There is a service worker called ${name} already.`);
      workers.add(name);
      await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir: 'dist/browser/workers',
          emptyOutDir: false,
          target: oldest,
          rollupOptions: { input: { [name]: input }, output: { format: 'iife', entryFileNames: '[name].js' } },
        },
      });
    }
  },
};

/** Each entry is served under its hashed name from /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [stylesOfSlices, asWritten, compressed, serviceWorkers],
  css: { postcss: { plugins: [logical(), flexGap(), narrowType(path.resolve(import.meta.dirname, 'dist/type'))] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/browser',
    emptyOutDir: true,
    manifest: true,
    target: oldest,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: { entryFileNames: ({ name }) => `assets/${name.replace('.entry', '')}-[hash].js` },
      transform: {
        inject: {
          'Object.hasOwn': [path.resolve(import.meta.dirname, 'src/kernel/ui/browser/has-own.ts'), 'hasOwn'],
        },
      },
      input: [
        'src/kernel/ui/styles/main.css',
        'src/kernel/ui/styles/icon.svg',
        'src/kernel/ui/styles/icon-192.png',
        'src/kernel/ui/styles/icon-512.png',
        'src/kernel/ui/styles/icon-maskable-512.png',
        ...inBrowsers('entry'),
      ],
    },
  },
});
