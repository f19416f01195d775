import type { AtRule, ChildNode, Plugin, Rule } from 'postcss';

/** Browsers that know `inset` know gaps between flexible boxes as well (Chrome 87, Safari 14.1); those before may not. */
const BEFORE_GAPS = 'not (inset: 0)';

interface Box {
  isColumn: boolean;
  wraps: boolean;
}

/**
 * PostCSS: after each rule that puts a gap between flexible boxes, margins that do the same where gaps are not known.
 * No `@supports` tells whether they are: grids have known the same property for longer.
 */
export function flexGap(): Plugin {
  return {
    postcssPlugin: 'flex-gap',
    OnceExit(root, { AtRule, Rule, Declaration }) {
      const boxes = new Map<string, Box>();
      root.walkRules((rule) => {
        if ((rule.parent as AtRule).name === 'supports') return;
        const box = boxOf(rule, boxes);
        const gap = lastValue(rule, 'gap');
        if (!box || !gap) return;
        const [rows = '0', columns = rows] = splitAtSpaces(gap);
        const fallback = new AtRule({ name: 'supports', params: BEFORE_GAPS, source: rule.source });
        const margins = (tail: string, values: Record<string, string>) =>
          fallback.append(
            new Rule({
              source: rule.source,
              selectors: rule.selectors.map((selector) => `${selector} > ${tail}`),
              nodes: Object.entries(values).map(
                ([prop, value]) => new Declaration({ prop, value, source: rule.source }),
              ),
            }),
          );
        // Chrome 84 to 86 knows gaps, and would add both.
        const none = new Declaration({ prop: 'gap', value: '0', source: rule.source });
        fallback.append(new Rule({ source: rule.source, selectors: rule.selectors, nodes: [none] }));
        if (box.isColumn) margins('* + *', { 'margin-top': rows });
        else {
          margins('*:not(:last-child)', { 'margin-right': columns });
          if (box.wraps && rows !== '0') margins('*', { 'margin-bottom': rows });
        }
        rule.after(fallback);
      });
    },
  };
}

/** What kind of flexible box this rule makes, or refines where `.stack.tight` follows `.stack`. */
function boxOf(rule: Rule, boxes: Map<string, Box>): Box | undefined {
  const display = lastValue(rule, 'display');
  if (display && !display.endsWith('flex')) return undefined;
  const base = display ? undefined : rule.selectors.map((selector) => refined(selector, boxes)).find(Boolean);
  if (!display && !base) return undefined;
  const direction = lastValue(rule, 'flex-direction');
  const box = {
    isColumn: direction ? direction.startsWith('column') : (base?.isColumn ?? false),
    wraps: lastValue(rule, 'flex-wrap') === 'wrap' || (base?.wraps ?? false),
  };
  for (const selector of rule.selectors) boxes.set(selector, box);
  return box;
}

function refined(selector: string, boxes: Map<string, Box>): Box | undefined {
  return [...boxes].find(([known]) => selector.startsWith(known) && /^[.:[]/.test(selector.slice(known.length)))?.[1];
}

function lastValue(rule: Rule, prop: string): string | undefined {
  return rule.nodes.flatMap((node: ChildNode) => (node.type === 'decl' && node.prop === prop ? node.value : [])).at(-1);
}

/** Not those inside `calc(…)` or `clamp(…)`. */
function splitAtSpaces(value: string): string[] {
  return value.match(/(?:[^\s(]|\([^)]*\))+/g) ?? [];
}
