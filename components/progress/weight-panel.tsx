'use client'

import { FrameBody } from '#components/charts/frame-body.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Panel } from '#components/ui/panel.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { type Weight, weights } from '#lib/domain/migration/weigh-progress.ts'
import { formatCount, formatCounted, formatNumber, formatShare } from '#lib/format/number.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import { type Weighed, weighedOptions } from '#lib/query/weighed-options.ts'
import { useProgress } from './use-progress.ts'
import { weightNames } from './weight-names.ts'
import styles from './weight-panel.module.css'

const options = weights.map(value => ({ value, text: weightNames[value] }))

/** The same share with services weighed: by cores and by traffic always, by the chosen weight in full. */
export function WeightPanel() {
  const platforms = usePlatformNames()
  const { filters, weight, setView } = useView()
  const { data: progress } = useProgress()
  const { data, state } = useAnswer(weighedOptions(filters, weight))
  return (
    <Panel
      className={styles.panel}
      title={data?.weighed ? titleOf(data.weighed, platforms) : 'By what a service weighs'}
      actions={
        <Segmented
          label="Weighed by"
          options={options}
          value={weight}
          onChange={(chosen: Weight) => void setView({ weight: chosen })}
        />
      }
    >
      <FrameBody state={state} height={38} summary="" file="weights" table={null}>
        {data && progress ? (
          <div className={styles.figures}>
            <Figure name="Services" off={progress.baseline.share} live={progress.live.share} />
            <Figure name="Cores" {...shares(data.sharesBy.cores)} />
            <Figure name="Traffic" {...shares(data.sharesBy.traffic)} />
            {data.weighed ? <Chosen weighed={data.weighed} /> : null}
          </div>
        ) : null}
      </FrameBody>
    </Panel>
  )
}

function titleOf({ by, baseline }: NonNullable<Weighed['weighed']>, platforms: PlatformNames): string {
  const name = weightNames[by].toLowerCase()
  return baseline.share === null
    ? `Nothing is known of ${name} here`
    : `Weighed by ${name}: ${formatShare(baseline.share)} of the baseline is off ${platforms.from}`
}

const shares = (by: Weighed['sharesBy']['cores']) => ({
  off: by?.baseline ?? null,
  live: by?.live ?? null,
  without: by === null ? 'no samples of the last 28 days' : left(by.withoutData),
})

const left = (count: number): string | undefined =>
  count === 0 ? undefined : `${formatCounted(count, 'service')} without data`

type FigureProps = { name: string; off: number | null; live: number | null; without?: string }

function Figure({ name, off, live, without }: FigureProps) {
  const platforms = usePlatformNames()
  return (
    <p className={styles.figure}>
      <span>{name}</span>
      <b>{formatShare(off)}</b>
      <small>
        of the baseline off {platforms.from}, {formatShare(live)} live
        {without ? ` · ${without}` : ''}
      </small>
    </p>
  )
}

/** The chosen weight in its own unit, and who is in none of its sums. */
function Chosen({ weighed }: { weighed: NonNullable<Weighed['weighed']> }) {
  const { baseline, live, unit, withoutData } = weighed
  const amount = (value: number) => formatNumber(value, value < 10 ? 1 : 0)
  const rest = withoutData.count - withoutData.services.length
  return (
    <div className={styles.chosen}>
      {baseline.total + live.inScope > 0 ? (
        <p>
          <b>{amount(baseline.migrated)}</b> of {amount(baseline.total - baseline.retired)} {unit} of the
          baseline; {amount(live.onTargetOnly)} of {amount(live.inScope)} of the live fleet.
        </p>
      ) : null}
      {withoutData.count > 0 ? (
        <details>
          <summary>{formatCounted(withoutData.count, 'service')} without data, in no sum</summary>
          <p>
            {withoutData.services.join(', ')}
            {rest > 0 ? ` and ${formatCount(rest)} more` : ''}
          </p>
        </details>
      ) : null}
    </div>
  )
}
