/**
 * Every gap between flexible boxes has margins for browsers that know none (flex-gap.ts). Which boxes are flexible may be
 * said in another rule than how far apart they stand, or for some widths only.
 */
export function lookAtGaps(root, tell) {
  const [flexible, grids] = [new Set(), new Set()];
  const [wanted, had] = [new Map(), new Set()];
  root.walkRules((rule) => {
    const display = valueIn(rule, 'display');
    for (const selector of display ? rule.selectors : []) (display.endsWith('flex') ? flexible : grids).add(selector);
  });
  root.walkRules((rule) => {
    const isFallback = rule.parent.name === 'supports' && rule.parent.params.startsWith('not');
    const place = mediaOf(rule);
    for (const selector of rule.selectors) {
      const key = `${place} ${selector}`.trim();
      if (isFallback && valueIn(rule, 'gap') === '0') had.add(key);
      else if (!isFallback && isFlexible(rule, selector, flexible, grids)) {
        for (const prop of ['row-gap', 'column-gap'])
          if (isSome(valueIn(rule, prop)))
            tell(`${key} ${prop}`, 'between flexible boxes: gap, for which there are margins');
        if (isSome(valueIn(rule, 'gap'))) wanted.set(key, selector);
      }
    }
  });
  for (const key of wanted.keys()) if (!had.has(key)) tell(key, 'a gap between flexible boxes, and no margins');
}

/** By this rule, else by another for the same selector or for what it refines (`.stack` for `.stack.tight`). */
function isFlexible(rule, selector, flexible, grids) {
  const own = valueIn(rule, 'display');
  if (own) return own.endsWith('flex');
  if (grids.has(selector)) return flexible.has(selector);
  return [...flexible].some(
    (known) => selector === known || (selector.startsWith(known) && /^[.:[]/.test(selector.slice(known.length))),
  );
}

function mediaOf(rule) {
  const outer = [];
  for (let { parent } = rule; parent; parent = parent.parent) if (parent.name === 'media') outer.unshift(parent.params);
  return outer.join(' and ');
}

function isSome(gap) {
  return gap !== undefined && !/^(0|normal)$/.test(gap);
}

function valueIn({ nodes }, name) {
  return nodes.findLast(({ prop }) => prop === name)?.value;
}
