export type ChartLine = {
  key: string
  color: string
  textColor: string
  /** At the right end, beside the last point: name and figure, then a smaller line. */
  name: string
  figure?: string
  detail?: string
  /** Draws the interval behind the line from these keys of a row. */
  band?: { low: string; high: string }
  isThin?: boolean
  isDashed?: boolean
  /** Dots: what is forecast. */
  isDotted?: boolean
  /** Filled to the next one below instead of drawn as a line. */
  isArea?: boolean
}
export type ChartRow = { x: number } & Record<string, number | null>

/** A point in words: when or where, and what. */
export type PointText = { at: string; text: string }

/** `current`: what stands; `former`: what it was; `reached`: a step behind us. */
export type ChartGoal = {
  id: string
  at: number
  text: string
  detail?: string
  look: 'current' | 'former' | 'reached'
}

/** What stands around the lines, all in epoch ms. */
export type ChartMarks = {
  phases?: { from: number; to: number; text: string }[]
  goals?: ChartGoal[]
  /** Explained under the chart by their letter; without an end a moment. */
  stretches?: { from: number; to: number | null; letter: string; text: string }[]
  scopeTicks?: { at: number; text: string }[]
  restated?: { at: number; text: string }[]
}

export type LineChartProps = {
  rows: ChartRow[]
  lines: ChartLine[]
  xDomain: [number, number]
  xTicks: { at: number; text: string; isYear?: boolean; isMinor?: boolean }[]
  yTicks: number[]
  formatY: (value: number) => string
  /** Hatched: no data, or not counted. */
  gaps?: { from: number; to: number; text?: string; isTextInside?: boolean }[]
  /** Tinted: what a figure is computed from. */
  windows?: { from: number; to: number; text?: string }[]
  /** Dotted verticals such as now. */
  rules?: { at: number; text: string }[]
  /** Dotted horizontals between two x, such as a mean. */
  levels?: { from: number; to: number; value: number; color: string }[]
  /** Open diamonds: points that were restated. */
  restated?: { at: number; value: number; color: string }[]
  /** Open circles on lines that are forecast, each named at the foot of the plot. */
  circles?: { at: number; value: number; color: string; textColor: string; text: string }[]
  marks?: ChartMarks
  /** Names stand beside the last point instead of at the right: there is a future to its right. */
  isNamedAtLast?: boolean
  height: number
  /** px kept free at the right for names. */
  labelRoom: number
  /** px for the numbers at the left. */
  axisRoom?: number
  /** Below the axis. */
  xTitle?: string
  /** A point as a sentence: in the tip, and read out. */
  sentence: (row: ChartRow) => PointText
  label: string
}

export const defaultAxisRoom = 34
export const chartTop = 10
export const axisHeight = 22

/** px above the plot: more where phases are named. */
export const topOf = ({ marks }: Pick<LineChartProps, 'marks'>): number =>
  chartTop + (marks?.phases && marks.phases.length > 0 ? 16 : 0)
