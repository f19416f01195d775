import doiuse from 'doiuse';
import postcss from 'postcss';
import { lookAtGaps } from './gap-faults.js';

/** What is newer than the oldest browsers of `browserslist` may only add, and stands here with why it does no harm. */
const onlyAdds = {
  'font-family-system-ui': 'our own font comes first',
  'extended-system-fonts': 'other monospaced ones follow',
  'css-appearance': 'of modern-normalize, prefixed',
  'viewport-unit-variants': 'the same line in `vh` stands before it (checked below)',
  'text-decoration': 'the line is thinner',
  'css-focus-visible': '`:focus` draws the outline; what stands beside it in a rule is looked at below',
  'css-clip-path': 'of texts that are hidden by their size already',
  'css-masks': 'as above',
  'css-overflow': 'only `clip` is not known everywhere (looked for below)',
  'flexbox-gap': 'flex-gap.ts puts margins in its place (looked for below)',
  'css-has': 'by selector, below',
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
  [/:has\(/, 'Chrome 105, Safari 15.4: the whole rule falls away'],
];
/** A mark beside what the control itself shows. */
const harmlessSelectors = new Set([
  '.more>summary:has(.current)',
  '.choices label:has(:checked)',
  '.choices.tall label:has(:checked)',
  '.offer:has(a:hover)',
  '.offer:has(a:focus-visible)',
]);
const absentAtRules = ['layer', 'container', 'scope', 'starting-style', 'property'];
/** A turned arrow that stays as it is. */
const harmless = new Set(['.more[open]>summary .icon rotate']);

/**
 * @param {string} file name of the built style sheet
 * @param {string} css
 * @returns {Promise<string[]>} what an old browser would lack and need, one line each
 */
export async function styleFaults(file, css) {
  const faults = [];
  const tell = (what, why) => faults.push(`${file}: ${what} (${why})`);
  const usage = doiuse({
    ignore: Object.keys(onlyAdds),
    onFeatureUsage: ({ message, usage: where }) => tell(String(where).slice(0, 100), message.slice(0, 200)),
  });
  const { root } = await postcss([usage]).process(css, { from: file });
  root.walkAtRules(({ name, params }) => {
    if (absentAtRules.includes(name)) tell(`@${name} ${params}`, 'not known at the floor');
    if (name === 'media' && /[<>=]/.test(params)) tell(`@media ${params}`, 'range');
  });
  root.walkRules((rule) => lookAtSelectors(rule, tell));
  lookAtGaps(root, tell);
  root.walkDecls((decl) => lookAtDeclaration(decl, tell));
  return faults;
}

function lookAtSelectors(rule, tell) {
  const { selector, selectors, parent } = rule;
  const asks = parent.name === 'supports' && /selector\(/.test(parent.params);
  for (const each of asks ? [] : selectors) {
    if (harmlessSelectors.has(each) && selectors.length === 1) continue;
    for (const [pattern, why] of absentInSelectors) if (pattern.test(each)) tell(each, why);
  }
  const newer = selectors.filter((each) => /:focus-visible/.test(each));
  if (newer.length > 0 && newer.length < selectors.length)
    tell(selector, 'beside :focus-visible, Chrome 86 and Safari 15.4, the whole rule falls away: a rule of its own');
}

function lookAtDeclaration(decl, tell) {
  const where = `${decl.parent.selector} ${decl.prop}`;
  if (!harmless.has(where)) {
    for (const [pattern, why] of absent) if (pattern.test(decl.prop)) tell(where, why);
  }
  if (/^overflow(-[xy])?$/.test(decl.prop) && /\bclip\b/.test(decl.value))
    tell(`${where}: ${decl.value}`, 'Chrome 90, Safari 16: hidden');
  if (/^(align|justify)-(items|content|self)$/.test(decl.prop) && /^(start|end)$/.test(decl.value) && !isOfGrid(decl))
    tell(`${where}: ${decl.value}`, 'flex-start, flex-end: Chrome 93 knows the short words in flexible boxes');
  for (const [pattern, why] of absentInValues) if (pattern.test(decl.value)) tell(`${where}: ${decl.value}`, why);
  if (!/\d(dv|sv|lv)[hw]\b/.test(decl.value)) return;
  const before = decl.parent.nodes.slice(0, decl.parent.index(decl)).some(({ prop }) => prop === decl.prop);
  if (!before) tell(`${where}: ${decl.value}`, 'no fallback before it');
}

function isOfGrid({ prop, parent }) {
  return prop === 'justify-items' || parent.nodes.some((node) => node.prop === 'display' && /grid/.test(node.value));
}
