import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import doiuse from 'doiuse';
import postcss from 'postcss';

/**
 * `npm run floor`: the built style sheets need nothing that the oldest browsers of `browserslist` lack. What is newer may
 * only add, and stands here with why it does no harm to lack it.
 */
const folder = path.resolve(import.meta.dirname, '../../dist/browser/assets');

const onlyAdds = {
  'font-family-system-ui': 'our own font comes first',
  'extended-system-fonts': 'other monospaced ones follow',
  'css-appearance': 'of modern-normalize, prefixed',
  'viewport-unit-variants': 'the same line in `vh` stands before it (checked below)',
  'text-decoration': 'the line is thinner',
  'css-focus-visible': '`:focus` draws the outline, this only takes it away',
  'css-clip-path': 'of texts that are hidden by their size already',
  'css-masks': 'as above',
  'css-overflow': 'only `clip` is not known everywhere',
  'flexbox-gap': 'flex-gap.ts puts margins in its place',
  'css-has': 'a mark beside what the control itself shows',
  'css-sticky': 'of the map beside the list',
  'css-gradients': 'no transparent colour in ours',
  'css-selection': 'of Leaflet',
  'css-mixblendmode': 'of Leaflet',
  'css-touch-action': 'of Leaflet; partly known, as far as it needs',
  'css3-cursors-grab': 'of Leaflet; no mouse on a phone',
  'css-text-indent': 'of modern-normalize',
  'css-color-adjust': 'of Leaflet, for print',
};

/** Where caniuse has no entry that doiuse could find. */
const absent = [
  [/^(inset|margin|padding)-(inline|block)$|^inset(-(inline|block)(-start|-end)?)?$/, 'logical shorthand'],
  [/^(aspect-ratio|translate|rotate|scale|container(-type|-name)?)$/, 'later than 2020'],
];
const absentInValues = [
  [/color-mix\(|\b(oklch|oklab|lab|lch|light-dark)\(/, 'colour function'],
  [/\brevert\b/, 'Chrome 84'],
  [/\d[cs]?q[wh]\b|\dcqi\b/, 'container unit'],
];
const absentInSelectors = [
  [/:(is|where)\(/, 'Chrome 88'],
  [/:not\([^()]*,/, 'list in :not: Chrome 88'],
  [/&/, 'nesting'],
];
const absentAtRules = ['layer', 'container', 'scope', 'starting-style', 'property'];
/** A turned arrow that stays as it is. */
const harmless = new Set(['.more[open]>summary .icon rotate']);

const problems = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
  const css = readFileSync(path.join(folder, file), 'utf8');
  const tell = (what, why) => problems.push(`${file}: ${what} (${why})`);
  const usage = doiuse({
    ignore: Object.keys(onlyAdds),
    onFeatureUsage: ({ message, usage: where }) => tell(String(where).slice(0, 100), message.slice(0, 200)),
  });
  const { root } = await postcss([usage]).process(css, { from: path.join(folder, file) });
  root.walkAtRules(({ name, params }) => {
    if (absentAtRules.includes(name)) tell(`@${name} ${params}`, 'not known at the floor');
    if (name === 'media' && /[<>=]/.test(params)) tell(`@media ${params}`, 'range');
  });
  root.walkRules(({ selector }) => {
    for (const [pattern, why] of absentInSelectors) if (pattern.test(selector)) tell(selector, why);
  });
  for (const selector of flexibleBoxesWithoutMargins(root))
    tell(selector, 'a gap between flexible boxes, and no margins');
  root.walkDecls((decl) => {
    const where = `${decl.parent.selector} ${decl.prop}`;
    if (!harmless.has(where)) {
      for (const [pattern, why] of absent) if (pattern.test(decl.prop)) tell(where, why);
    }
    if (/^(align|justify)-(items|content|self)$/.test(decl.prop) && /^(start|end)$/.test(decl.value) && !isOfGrid(decl))
      tell(`${where}: ${decl.value}`, 'flex-start, flex-end: Chrome 93 knows the short words in flexible boxes');
    for (const [pattern, why] of absentInValues) if (pattern.test(decl.value)) tell(`${where}: ${decl.value}`, why);
    if (!/\d(dv|sv|lv)[hw]\b/.test(decl.value)) return;
    const before = decl.parent.nodes.slice(0, decl.parent.index(decl)).some(({ prop }) => prop === decl.prop);
    if (!before) tell(`${where}: ${decl.value}`, 'no fallback before it');
  });
}

/** Every rule that puts a gap between flexible boxes has one for browsers that know none (flex-gap.ts). */
function flexibleBoxesWithoutMargins(root) {
  const [wanted, had] = [new Set(), new Set()];
  root.walkRules(({ selectors, nodes, parent }) => {
    const valueOf = (name) => nodes.find(({ prop }) => prop === name)?.value;
    if (parent.name === 'supports') {
      if (parent.params.startsWith('not') && valueOf('gap') === '0')
        for (const selector of selectors) had.add(selector);
    } else if (valueOf('gap') && valueOf('display')?.endsWith('flex'))
      for (const selector of selectors) wanted.add(selector);
  });
  return [...wanted].filter((selector) => !had.has(selector));
}

function isOfGrid({ prop, parent }) {
  return prop === 'justify-items' || parent.nodes.some((node) => node.prop === 'display' && /grid/.test(node.value));
}

if (problems.length > 0) {
  process.stderr.write(`Style that the oldest browsers do not know:\n${problems.join('\n')}\n`);
  process.exit(1);
}
