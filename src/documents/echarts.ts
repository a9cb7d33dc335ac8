import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** The parts of ECharts that are needed; imported when the first chart is drawn, for they are heavy. */
use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

// Without a canvas ECharts guesses the width of texts, too small for our font: letters are 0.62 of its size.
setPlatformAPI({
  measureText(text, font = '12px') {
    const size = Number(/(\d+)px/.exec(font)?.[1] ?? 12);
    return { width: Array.from(text).length * size * 0.62 };
  },
});

/** A drawing board of this size that gives SVG. */
export const openBoard = (size: { width: number; height: number }) =>
  init(null, null, { renderer: 'svg', ssr: true, ...size });
