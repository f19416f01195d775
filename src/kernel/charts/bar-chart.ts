export interface BarChart {
  /** What one group of bars is, on the axis. */
  labels: string[];
  /** One set of bars, or up to four side by side; `values` goes with `labels`. */
  series: { name: string; values: number[] }[];
}

/** Fills the style sheet knows (chart.css): this order is theirs. */
const fills = ['#000001', '#000002', '#000003', '#000004'];

/**
 * A drawing of whole numbers as bars, as SVG without style of its own: the page's style sheet colours it, in light and in
 * dark, and its policy allows no other. To be shown in a `ChartFigure`.
 */
export async function barChart({ labels, series }: BarChart): Promise<string> {
  // Loaded with the first report: most processes draw none.
  const { emptyChart } = await import('./empty-chart.js');
  const chart = emptyChart();
  try {
    chart.setOption({
      animation: false,
      color: fills,
      grid: { left: 8, right: 8, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'category',
        data: labels,
        axisTick: { show: false },
        axisLabel: { fontSize: 14, hideOverlap: true },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { fontSize: 14 } },
      series: series.map(({ name, values }) => ({
        type: 'bar',
        name,
        silent: true,
        data: values,
        itemStyle: { borderRadius: [3, 3, 0, 0] },
        barMaxWidth: 48,
      })),
    });
    return withoutStyle(chart.renderToSVGString());
  } finally {
    // Kept, it would keep the process alive.
    chart.dispose();
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
