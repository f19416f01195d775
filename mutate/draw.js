import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mutationsOf } from './mutations.js';

/** Pure mark-up and the demonstration's data: a fault there is seen at once, or is a matter of taste. */
const lighter = /\/pages\/|\/demo\/|\/ui\/|\.entity\.ts$|\.module\.ts$/;

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws faults over all slices in turn; in a slice a file by how much there is to change in it, in a file a kind, then
 * a place. The mutations of a sample are all in different files.
 */
export function drawMutations(root, count, random, under = 'src') {
  const slices = shuffled(Object.values(group(root, under)), random);
  const drawn = [];
  while (drawn.length < count && slices.some((files) => files.length > 0))
    for (const files of slices) {
      if (drawn.length === count) break;
      const file = takeByWeight(files, random);
      if (!file) continue;
      const kinds = [...new Set(file.mutations.map(({ kind }) => kind))];
      const kind = kinds[Math.floor(random() * kinds.length)];
      const places = file.mutations.filter((mutation) => mutation.kind === kind);
      drawn.push({ file: file.name, text: file.text, ...places[Math.floor(random() * places.length)] });
    }
  return drawn;
}

function group(root, under) {
  const slices = {};
  for (const entry of readdirSync(path.join(root, 'src'), { withFileTypes: true, recursive: true })) {
    const name = path.relative(root, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || !/(?<!\.d)\.tsx?$/.test(name) || !name.startsWith(under)) continue;
    const text = readFileSync(path.join(root, name), 'utf8');
    const mutations = mutationsOf(name, text);
    if (mutations.length === 0) continue;
    const [, slice, ...inside] = name.split(path.sep);
    const weight = Math.min(mutations.length, 20) * (lighter.test(name) ? 0.2 : 1);
    (slices[inside.length > 0 ? slice : 'src'] ??= []).push({ name, text, mutations, weight });
  }
  return slices;
}

function takeByWeight(files, random) {
  let left = random() * files.reduce((sum, { weight }) => sum + weight, 0);
  const at = files.findIndex(({ weight }) => (left -= weight) < 0);
  return files.splice(at, 1)[0];
}

function shuffled(list, random) {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
