import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const read = new Map<string, string>();

/** A lucide icon, inlined and hidden from screen readers: the text beside it says the same. */
export function Icon({ name, size = 24 }: { name: string; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: shapesOf(name) }}
    />
  );
}

/** The shapes inside the package's own SVG file: the only markup not made by JSX, and none of it is input. */
function shapesOf(name: string): string {
  let shapes = read.get(name);
  if (shapes === undefined) {
    const file = readFileSync(path.join(folder, `${name}.svg`), 'utf8');
    shapes = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim();
    read.set(name, shapes);
  }
  return shapes;
}
