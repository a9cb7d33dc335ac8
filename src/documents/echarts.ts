import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** The parts of ECharts that are needed; imported when the first chart is drawn, for they are heavy. */
use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** A drawing board of this size that gives SVG. */
export const openBoard = (size: { width: number; height: number }) =>
  init(null, null, { renderer: 'svg', ssr: true, ...size });
