import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assetPath, browserDirectory } from '../../src/kernel/ui/assets.js';

const built = readFileSync(path.join(browserDirectory, assetPath('src/kernel/ui/styles/main.css')), 'utf8');
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'));
const sheets = files.filter((name) => name.endsWith('.css') && !name.startsWith('kernel/')).toSorted();
const found = sheets.filter((name) => name.includes('/styles/'));

/** What a sheet speaks of first. */
const first = (sheet: string) => /^\.[^,{]+(?=,| \{)/m.exec(readFileSync(path.join('src', sheet), 'utf8'))![0];

describe('the look of a slice', () => {
  test('is at home in it, and on every page without being listed, after what the kernel says', () => {
    expect(found.length).toBeGreaterThan(8);
    const places = found.map((sheet) => built.indexOf(first(sheet)));
    expect(places).not.toContain(-1);
    expect(built.indexOf('.verdict')).toBeLessThan(Math.min(...places));
  });

  test('comes with the script that needs it, where no other page does', () => {
    const scripts = files
      .filter((name) => /\/browser\/.+\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join('src', name), 'utf8'));
    const others = sheets.filter((sheet) => !found.includes(sheet));
    expect(others.length).toBeGreaterThan(2);
    for (const sheet of others) {
      expect(sheet).toMatch(/\/browser\/[^/]+$/);
      expect(scripts.some((script) => script.includes(`import './${path.basename(sheet)}';`))).toBe(true);
    }
  });
});
