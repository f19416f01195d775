import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AtRule, Declaration, Plugin } from 'postcss';
import subsetFont from 'subset-font';

/** The weights our style sheets ask for. */
const WEIGHTS = { min: 400, max: 750 };

/**
 * PostCSS: our type without the weights that nobody asks for, which are two fifths of it, and without what lies outside
 * the letters each file is loaded for. It is the heaviest thing of every page.
 * @param folder where the narrow files are written
 */
export function narrowType(folder: string): Plugin {
  return {
    postcssPlugin: 'narrow-type',
    async OnceExit(root) {
      const faces: AtRule[] = [];
      root.walkAtRules('font-face', (face) => void faces.push(face));
      mkdirSync(folder, { recursive: true });
      for (const face of faces) await narrow(face, folder);
    },
  };
}

async function narrow(face: AtRule, folder: string): Promise<void> {
  const [source, weight, letters] = ['src', 'font-weight', 'unicode-range'].map(
    (wanted) => face.nodes!.find((node) => node.type === 'decl' && node.prop === wanted) as Declaration,
  );
  const sheet = path.dirname(source!.source!.input.file!);
  const [, given] = /url\(["']?([^"')]+)["']?\)/.exec(source!.value)!;
  const file = path.resolve(sheet, given!);
  const narrowed = await subsetFont(readFileSync(file), textOf(letters!.value), {
    targetFormat: 'woff2',
    variationAxes: { wght: { ...WEIGHTS, default: WEIGHTS.min } },
  });
  const written = path.join(folder, path.basename(file));
  writeFileSync(written, narrowed);
  source!.value = source!.value.replace(given!, path.relative(sheet, written));
  weight!.value = `${WEIGHTS.min} ${WEIGHTS.max}`;
}

/** Every letter of `U+0000-00FF,U+0131`. */
function textOf(ranges: string): string {
  return ranges
    .split(',')
    .flatMap((range) => {
      const [first, last = first] = range
        .trim()
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last! - first! + 1 }, (_, index) => String.fromCodePoint(first! + index));
    })
    .join('');
}
