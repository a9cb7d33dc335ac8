import { fontFamily } from './fonts.js';
import { palette } from './palette.js';
import { svgToPng } from './svg-png.js';

export interface ChartSeries {
  name: string;
  /** One per label; null where there is none. */
  values: readonly (number | null)[];
  /** Default `bar`. */
  kind?: 'bar' | 'line';
  /** Written at the bars or points, one per label; default none. */
  marks?: readonly string[];
}

export interface Chart {
  title?: string;
  /** Along the horizontal axis. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Pixels; default 800 x 450. */
  width?: number;
  height?: number;
  /** How a number is written at the vertical axis; default as it is. */
  write?: (value: number) => string;
}

const text = { fontFamily, color: palette.ink };

function optionOf(chart: Chart) {
  const { title, labels, series, write = String } = chart;
  return {
    animation: false,
    color: [...palette.series],
    textStyle: text,
    ...(title !== undefined && {
      title: { text: title, left: 16, top: 12, textStyle: { ...text, fontSize: 18 } },
    }),
    legend: { bottom: 8, textStyle: { ...text, fontSize: 13 } },
    grid: { left: 24, right: 24, top: title === undefined ? 32 : 72, bottom: 56 },
    xAxis: {
      type: 'category' as const,
      data: [...labels],
      axisLabel: { ...text, fontSize: 13 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.muted } },
    },
    yAxis: {
      type: 'value' as const,
      axisLabel: { ...text, fontSize: 13, formatter: write },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: series.map(seriesOf),
  };
}

const seriesOf = ({ name, values, kind = 'bar', marks }: ChartSeries) => ({
  name,
  type: kind,
  data: [...values],
  ...(kind === 'bar' && { barMaxWidth: 48 }),
  ...(marks && {
    label: {
      ...text,
      show: true,
      position: 'top' as const,
      fontSize: 12,
      formatter: ({ dataIndex }: { dataIndex: number }) => marks[dataIndex] ?? '',
    },
  }),
});

/** The chart as SVG, for a page. */
export async function chartSvg(chart: Chart): Promise<string> {
  const { openBoard } = await import('./echarts.js');
  const { width = 800, height = 450 } = chart;
  const board = openBoard({ width, height });
  try {
    board.setOption(optionOf(chart));
    return board.renderToSVGString();
  } finally {
    board.dispose();
  }
}

/** The chart as PNG, for a chat or a document, at one and a half times its size so that it stays sharp. */
export async function chartPng(chart: Chart): Promise<Uint8Array> {
  return svgToPng(await chartSvg(chart), Math.round((chart.width ?? 800) * 1.5));
}
