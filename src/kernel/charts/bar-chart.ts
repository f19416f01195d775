import type { ECharts } from 'echarts/core';
import { frenchNumber } from '../ui/french.js';

export interface BarChart {
  /** What one group of bars is, on the axis. */
  labels: string[];
  /** One set of bars, or up to four side by side; `values` goes with `labels`. */
  series: { name: string; values: number[] }[];
}

/** Fills the style sheet knows (chart.css): this order is theirs. */
const fills = ['#000001', '#000002', '#000003', '#000004'];

/** A drawing keeps its proportions: made for a desk only, its words would be ants on a phone. */
const sizes = { wide: { width: 720, height: 260 }, narrow: { width: 350, height: 240 } };

/**
 * Whole numbers as bars: the markup of two drawings, for a wide and for a narrow page, without style of its own. The
 * page's style sheet colours it, in light and in dark, and its policy allows no other. To be shown in a `ChartFigure`.
 */
export async function barChart(chart: BarChart): Promise<string> {
  // Loaded with the first report: most processes draw none.
  const { emptyChart } = await import('./empty-chart.js');
  return Object.entries(sizes)
    .map(([name, size]) => `<div class="${name}">${drawn(emptyChart(size), chart)}</div>`)
    .join('');
}

function drawn(canvas: ECharts, { labels, series }: BarChart): string {
  try {
    canvas.setOption({
      animation: false,
      color: fills,
      grid: { left: 8, right: 8, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'category',
        data: labels,
        axisTick: { show: false },
        axisLabel: { fontSize: 14, hideOverlap: true },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { fontSize: 14, formatter: frenchNumber } },
      series: series.map(({ name, values }) => ({
        type: 'bar',
        name,
        silent: true,
        data: values,
        itemStyle: { borderRadius: [3, 3, 0, 0] },
        barMaxWidth: 48,
      })),
    });
    return withoutStyle(canvas.renderToSVGString());
  } finally {
    // Kept, it would keep the process alive.
    canvas.dispose();
  }
}

/** `style="a:b;"` as attributes of their own; rules for a pointer that hovers are left out. */
function withoutStyle(svg: string): string {
  return svg
    .replaceAll(/<style[^]*?<\/style>/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .filter((rule) => rule.includes(':') && !rule.startsWith('font-family'))
        .map((rule) => ` ${rule.slice(0, rule.indexOf(':')).trim()}="${rule.slice(rule.indexOf(':') + 1).trim()}"`)
        .join(''),
    )
    .replace(/<svg width="\d+" height="\d+"/, '<svg');
}
