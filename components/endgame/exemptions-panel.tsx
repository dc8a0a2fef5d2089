'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { Stairs } from '#components/charts/stairs.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import { exemptionsOptions } from '#lib/query/exemptions-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import { exemptionStairs } from './exemption-stairs.ts'

const recentMs = 30 * 86_400_000

/** How the number of services that are excused runs out by itself. */
export function ExemptionsPanel() {
  const { filters, choices } = useView()
  const { data, state, isRefetching } = useAnswer(exemptionsOptions(filters))
  const now = instantOfView(filters, choices)
  const drawn = data === undefined ? null : exemptionStairs(data.series, now)
  const label = `${data?.count ?? 0} exempt, not counted as done`
  return (
    <ChartFrame
      title="Exemptions run out"
      note="services"
      summary={`${label}; ${data?.expiringIn30Days ?? 0} run out within 30 days.`}
      file="exemptions"
      height={178}
      state={
        data && drawn === null
          ? { kind: 'empty', title: 'No service is exempt', text: 'Nobody was ever excused from moving.' }
          : state
      }
      isRefetching={isRefetching}
      finding={data ? <Expired data={data} now={now} /> : null}
      table={{
        header: [{ text: 'From' }, { text: 'Exempt', isNumber: true }],
        rows: drawn?.stairs.map(({ at, value }) => [new Date(at).toISOString().slice(0, 10), value]) ?? [],
      }}
    >
      {drawn === null ? null : (
        <Stairs
          {...drawn}
          now={now}
          ticks={quarterTicks(drawn.from, drawn.to, 4)}
          nowLabel={label}
          summary={label}
          height={178}
        />
      )}
    </ChartFrame>
  )
}

function Expired({ data, now }: { data: ExemptionsAnswer; now: number }) {
  const expired = data.items.filter(
    ({ standing, until }) => standing === 'expired' && now - Date.parse(`${until}T00:00:00Z`) < recentMs,
  )
  const year = new Date(now).getUTCFullYear()
  return (
    <>
      {expired.length === 0 ? null : (
        <>
          <b>{formatCounted(expired.length, 'exemption')} expired</b> in the last 30 days, the latest after{' '}
          {formatDay(expired[0]!.until, year)}; back in the open list since.{' '}
        </>
      )}
      The main figure never moves when one is granted.
    </>
  )
}
