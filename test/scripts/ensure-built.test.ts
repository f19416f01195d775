import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isBuilt } from '../../scripts/ensure-built.js';

let folder: string;
/** Seconds since the sources were written. */
const write = (name: string, seconds: number) => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  const at = new Date(Date.UTC(2026, 11, 8) + seconds * 1000);
  utimesSync(file, at, at);
};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passerelle-built-'));
  for (const source of ['src/main.ts', 'src/passes/browser/check.entry.tsx', 'package.json', 'vite.config.ts'])
    write(source, 0);
  for (const made of ['dist/server/bundle/main.js', 'dist/.tsbuildinfo', 'dist/browser/.vite/manifest.json'])
    write(made, 10);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what was built', () => {
  test('serves as long as no source is newer', () => {
    expect(isBuilt(folder)).toBe(true);
  });

  test.each([
    'src/main.ts',
    'src/passes/browser/check.entry.tsx',
    'src/passes/new.ts',
    'package.json',
    'vite.config.ts',
  ])('is stale once %s is written', (source) => {
    write(source, 20);
    expect(isBuilt(folder)).toBe(false);
  });

  test.each(['dist/server/bundle/main.js', 'dist/.tsbuildinfo', 'dist/browser/.vite/manifest.json'])(
    'is not whole without %s',
    (made) => {
      rmSync(path.join(folder, made));
      expect(isBuilt(folder)).toBe(false);
    },
  );

  test('serves without sources: an image carries none', () => {
    rmSync(path.join(folder, 'src'), { recursive: true });
    write('package.json', 20);
    expect(isBuilt(folder)).toBe(true);
  });
});
