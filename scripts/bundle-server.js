import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Packages that come in many small files, taken in with ours. Everything of Nest, or nothing: it must exist once in a process, as
 * must TypeORM, class-validator and Fastify, which others load by name and which therefore stay outside.
 */
const inlined =
  /^(@nestjs|rxjs|es-toolkit|iterare|libphonenumber-js|colorjs\.io|jose|uuid|temporal-polyfill|csv-parse|csv-stringify|ics)(\/|$)/;

/** What Nest looks for and does without. */
const absent = /^@nestjs\/(microservices|websockets|platform-express)(\/|$)/;

/**
 * Four thousand modules as a handful of files, from what `nest build` made: read, linked and compiled one by one they took half
 * of the start. Three folders deep like any module of ours, so that what is found beside the sources (migrations, built pages)
 * still is.
 */
const bundle = await rolldown({
  input: path.join(root, 'dist/main.js'),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id) && (!inlined.test(id) || absent.test(id)),
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
