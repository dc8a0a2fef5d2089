'use client'

import { BarRows } from '#components/charts/bar-rows.tsx'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { formatCount, formatShare } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import styles from './areas-panel.module.css'
import { isHeldBack } from './held-back.ts'
import { useProgress } from './use-progress.ts'

type Area = ProgressAnswer['areas'][number]

const mostRows = 8

/** The first areas, the rest as one row, so that the cumulative share ends at all of it. */
function rowsOf(areas: Area[]): Area[] {
  const left = areas.filter(area => area.left > 0)
  if (left.length <= mostRows) return left
  const rest = left.slice(mostRows - 1)
  const sum = (key: 'inScope' | 'originOnly' | 'both' | 'backOnOrigin' | 'left') =>
    rest.reduce((total, area) => total + area[key], 0)
  return [
    ...left.slice(0, mostRows - 1),
    {
      area: `${rest.length} others`,
      inScope: sum('inScope'),
      originOnly: sum('originOnly'),
      both: sum('both'),
      backOnOrigin: sum('backOnOrigin'),
      left: sum('left'),
    },
  ]
}

/** What is left, by area, most first: where a visit or a push would count most. */
export function AreasPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useProgress()
  const { choices } = useView()
  const areas = data?.areas ?? []
  const total = areas.reduce((sum, area) => sum + area.left, 0)
  const nameOf = (id: string) => choices.areas.find(area => area.id === id)?.name ?? id
  let sum = 0
  let isPastTwoThirds = false
  const rows = rowsOf(areas).map(area => {
    sum += area.left
    const isTurn = !isPastTwoThirds && sum / total >= 0.6
    isPastTwoThirds ||= isTurn
    return {
      key: area.area,
      label: nameOf(area.area),
      segments: [
        { key: 'origin', value: area.originOnly, fill: 'var(--platform-helios)' },
        { key: 'both', value: area.both, fill: 'url(#both)' },
        { key: 'back', value: area.backOnOrigin, fill: 'var(--state-back)' },
      ],
      text: formatCount(area.left),
      aside: formatShare(sum / total, 0),
      isAsideStrong: isTurn,
    }
  })
  const totalOf = (key: 'originOnly' | 'both' | 'backOnOrigin') =>
    formatCount(areas.reduce((count, area) => count + area[key], 0))
  return (
    <ChartFrame
      title={total > 0 ? `Where the last ${formatCount(total)} are` : 'Where the last ones are'}
      note="cumulative share"
      summary={`Services left by area: ${rows.map(row => `${row.label} ${row.text}`).join(', ')}.`}
      file="left-by-area"
      height={146}
      state={
        data && total === 0 && state.kind === 'ready'
          ? isHeldBack(data)
            ? {
                kind: 'too-little',
                title: 'Held back',
                text: 'Too many services are unknown while their sources are silent.',
              }
            : {
                kind: 'empty',
                title: 'Nothing is left',
                text: `No service of this selection runs on ${platforms.from}.`,
              }
          : state
      }
      isRefetching={isRefetching}
      table={{
        header: [
          { text: 'Area' },
          { text: `${platforms.from} only`, isNumber: true },
          { text: 'On both', isNumber: true },
          { text: 'Back', isNumber: true },
          { text: 'Left', isNumber: true },
          { text: 'In scope', isNumber: true },
        ],
        rows: areas.map(area => [
          nameOf(area.area),
          area.originOnly,
          area.both,
          area.backOnOrigin,
          area.left,
          area.inScope,
        ]),
      }}
    >
      <BarRows rows={rows} label="Services left by area" />
      <p className={styles.key}>
        <span>
          <Swatch fill="var(--platform-helios)" /> {platforms.from} only {totalOf('originOnly')}
        </span>
        <span>
          <Swatch fill="url(#both)" /> on both {totalOf('both')}
        </span>
        <span>
          <StateMark state="back_on_origin" size={10} /> back {totalOf('backOnOrigin')}
        </span>
      </p>
    </ChartFrame>
  )
}

const Swatch = ({ fill }: { fill: string }) => (
  <svg width="14" height="9" aria-hidden="true">
    <rect width="14" height="9" style={{ fill }} />
  </svg>
)
