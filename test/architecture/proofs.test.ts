import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const lines = readFileSync(path.join(root, 'docs/security.md'), 'utf8').split('\n');

/** `kernel/…` is one of ours as it is called inside `src`. */
const find = (named: string) =>
  [named, path.join('src', named)].map((place) => path.join(root, place)).find((place) => existsSync(place));

/** Every title in quotes with the file that is named before it in its line. */
const proofs = lines.flatMap((line) => {
  let file = '';
  return [...line.matchAll(/`(test\/[^`]+)`|“([^”]+)”/g)].flatMap(([, named, title]) => {
    if (named) file = named;
    return title ? [[file, title] as const] : [];
  });
});

describe('the page on security', () => {
  test('names files and folders that are there', () => {
    const named = lines.flatMap((line) => [...line.matchAll(/`(\w[\w.-]*\/[\w./-]*)`/g)].map(([, file]) => file!));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((file) => !find(file))).toEqual([]);
  });

  test.each(proofs)('proves by a test that is in %s: %s', (file, title) => {
    const source = readFileSync(find(file)!, 'utf8');
    expect(source.includes(title) || source.replaceAll("\\'", "'").includes(title)).toBe(true);
  });

  test('leaves no line of its two lists without a proof', () => {
    const start = lines.indexOf('### Faults');
    const rows = lines
      .slice(start, lines.indexOf('## What is kept of a person'))
      .filter((line) => /^\| [^-]/.test(line));
    expect(rows.filter((line) => /^\| \d+\. /.test(line))).toHaveLength(18);
    const isHead = (line: string) => /^\| what (happens|is tried) /.test(line);
    expect(rows.filter((line) => !isHead(line) && !/`test\/[^`]+`[^`]*“/.test(line))).toEqual([]);
  });
});
