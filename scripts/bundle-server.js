import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Our own 1 500 modules as a handful of files, from what `nest build` made: each file read, linked and compiled by itself
 * took a fifth of the start. Packages stay as they are: Nest, TypeORM and class-validator must exist once in a process.
 * Three folders deep like any module of ours, so that what is found beside the sources (migrations, built pages) still is.
 */
const bundle = await rolldown({
  input: path.join(root, 'dist/main.js'),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
});
await bundle.write({
  dir: path.join(root, 'dist/server/bundle'),
  format: 'esm',
  // Names of classes are read: by the description of the API, by the log, by Nest.
  keepNames: true,
  cleanDir: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
