import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run floor`, beside es-check, which knows the language: what the oldest browsers of `browserslist` lack of the
 * platform, in the built scripts.
 */
const folders = ['assets', 'workers'].map((name) => path.resolve(import.meta.dirname, '../../dist/browser', name));

/** First versions from MDN's compatibility data. */
const absent = {
  'AbortSignal.timeout': 'Chrome 103, Safari 16: giveUpAfter',
  'AbortSignal.any': 'Chrome 116, Safari 17.4',
  'structuredClone(': 'Chrome 98, Safari 15.4',
  'crypto.randomUUID(': 'Chrome 92, Safari 15.4: uuid',
  DecompressionStream: 'Chrome 80, Safari 16.4: fflate',
  CompressionStream: 'Chrome 80, Safari 16.4: fflate',
  '.replaceChildren(': 'Chrome 86: textContent',
  '.requestSubmit(': 'Safari 16: click the button',
  '.checkVisibility(': 'Chrome 105, Safari 17.4',
  '.showModal(': 'Safari 15.4',
  requestIdleCallback: 'no Safari',
  dateStyle: 'Firefox 79, Safari 14.1: name the parts',
  webkitSpeechRecognition: 'few',
};
/** Asks first whether it is there. */
const asksFirst = [['scanner', 'crypto.randomUUID(']];

const problems = [];
for (const folder of folders)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [name, instead] of Object.entries(absent)) {
      const isFound = text.split(name).some((before, at, all) => at < all.length - 1 && !/\w$/.test(before));
      if (isFound && !asksFirst.some(([start, known]) => file.startsWith(start) && known === name))
        problems.push(`${file}: ${name} (${instead})`);
    }
  }

if (problems.length > 0) {
  process.stderr.write(`Not known to the oldest browsers:\n${problems.join('\n')}\n`);
  process.exit(1);
}
