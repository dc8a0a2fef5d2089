'use client'

import { BarRows } from '#components/charts/bar-rows.tsx'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { formatCount, formatNumber, formatShare } from '#lib/format/number.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import styles from './platforms-panel.module.css'
import { useCpu } from './use-cpu.ts'

type Use = CpuAnswer['origin']

const hourSeconds = 3_600

/** Figure 10: how much of what each platform provisions was used in the period, all services together. */
export function PlatformsPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useCpu()
  const hasAny =
    data !== undefined && data.origin.provisionedCoreSeconds + data.target.provisionedCoreSeconds > 0
  const out = data ? data.hoursLeftOut.noClusterSample + data.hoursLeftOut.noProvisioned : 0
  return (
    <ChartFrame
      title="Each platform, all its services"
      note={data ? `${formatDay(dayOf(data.period.from))} to ${formatDay(dayOf(data.period.to))}` : undefined}
      summary={
        data
          ? `${platforms.from} uses ${formatShare(data.origin.utilization)} of its provisioned CPU, ${platforms.to} ${formatShare(data.target.utilization)}.`
          : ''
      }
      file="use-by-platform"
      height={86}
      state={
        data && !hasAny
          ? {
              kind: 'empty',
              title: 'No samples in this period',
              text: 'Nothing was measured for this selection.',
            }
          : state
      }
      isRefetching={isRefetching}
      finding={
        data ? (
          <>
            In core-hours, as far as they were measured. Different services: their difference is no gain.
            {out > 0 ? ` ${formatCount(out)} service-hours are left out for want of capacity samples.` : ''}
          </>
        ) : null
      }
      table={
        data && {
          header: [
            { text: 'Platform' },
            { text: 'Used core-seconds', isNumber: true, format: value => formatNumber(value as number) },
            {
              text: 'Provisioned core-seconds',
              isNumber: true,
              format: value => formatNumber(value as number),
            },
            { text: 'Use', isNumber: true, format: value => formatShare(value as number) },
          ],
          rows: [
            [
              `${platforms.from}`,
              data.origin.usedCoreSeconds,
              data.origin.provisionedCoreSeconds,
              data.origin.utilization,
            ],
            [
              `${platforms.to}`,
              data.target.usedCoreSeconds,
              data.target.provisionedCoreSeconds,
              data.target.utilization,
            ],
          ],
        }
      }
    >
      {data ? (
        <div className={styles.sides}>
          <Side side="origin" name={`${platforms.from}`} use={data.origin} colour="helios" />
          <Side side="target" name={`${platforms.to}`} use={data.target} colour="kubernetes" />
        </div>
      ) : null}
    </ChartFrame>
  )
}

function Side({
  side,
  name,
  use,
  colour,
}: {
  side: 'origin' | 'target'
  name: string
  use: Use
  colour: string
}) {
  const used = use.usedCoreSeconds / hourSeconds
  const provisioned = use.provisionedCoreSeconds / hourSeconds
  return (
    <div>
      <p className={styles.figure} style={{ color: `var(--platform-${colour}-text)` }}>
        <b>
          <Figure of={`cpu.utilization.${side}`}>{formatShare(use.utilization)}</Figure>
        </b>{' '}
        {name}
      </p>
      <BarRows
        label={`${name}: ${formatCount(Math.round(used))} of ${formatCount(Math.round(provisioned))} core-hours used`}
        height={22}
        labelWidth={78}
        rows={[
          {
            key: 'provisioned',
            label: 'provisioned',
            segments: [{ key: 'provisioned', value: provisioned, fill: 'var(--chart-neutral-soft)' }],
            text: formatCount(Math.round(provisioned)),
          },
          {
            key: 'used',
            label: 'used',
            segments: [{ key: 'used', value: used, fill: `var(--platform-${colour})` }],
            text: formatCount(Math.round(used)),
          },
        ]}
      />
    </div>
  )
}
