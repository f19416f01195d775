import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

/** To be disposed of: it keeps the process alive. */
export function emptyChart(size: { width: number; height: number }): ECharts {
  return init(null, null, { renderer: 'svg', ssr: true, ...size });
}
