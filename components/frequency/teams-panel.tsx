'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { DotStrips, type Strip } from '#components/charts/dot-strips.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { formatBetween, formatCounted, formatNumber, formatRate, formatShare } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { useFrequency } from './use-frequency.ts'

type Team = FrequencyAnswer['teams'][number]
const height = 262
const oneDecimal = (value: number) => formatNumber(value, 1)

/** The lane of a team: where most of its team-weeks were. */
function laneOf(team: Team): 'on' | 'mixed' | 'off' {
  if (team.on >= team.off && team.on >= team.mixed) return 'on'
  return team.off >= team.mixed ? 'off' : 'mixed'
}

/** One dot a team in three lanes: the spread behind the two means. */
export function TeamsPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useFrequency()
  const { choices } = useView()
  const names = new Map(choices.teams.map(team => [team.id, team.name]))
  const teams = data?.teams ?? []
  const sorted = teams.map(team => team.ratePerWeek).sort((one, other) => one - other)
  // Two in a hundred may lie beyond the axis; they are counted there.
  const ticks = niceTicks(sorted[Math.floor(sorted.length * 0.98)] ?? 1, 8)
  return (
    <ChartFrame
      title="Every team, on and off"
      note="one dot a team · deploys a week"
      summary={
        data
          ? `One dot per team, mean deploys per week. On ${platforms.to} mean ${formatRate(data.on.ratePerWeek)}, between ${formatRate(data.mixed.ratePerWeek)}, off ${formatRate(data.off.ratePerWeek)}.`
          : ''
      }
      file="teams-on-and-off"
      height={height}
      state={state}
      isRefetching={isRefetching}
      table={{
        header: [
          { text: 'Team' },
          { text: 'Deploys a week', isNumber: true, format: value => formatRate(value as number) },
          { text: 'Weeks', isNumber: true },
          { text: 'On', isNumber: true, format: value => formatShare(value as number, 0) },
          { text: 'Off', isNumber: true, format: value => formatShare(value as number, 0) },
        ],
        rows: [...teams]
          .sort((one, other) => other.ratePerWeek - one.ratePerWeek)
          .map(team => [
            names.get(team.team) ?? team.team,
            team.ratePerWeek,
            team.teamWeeks,
            team.on,
            team.off,
          ]),
      }}
    >
      {data ? (
        <DotStrips
          strips={stripsOf(data)}
          ticks={ticks}
          height={height}
          label="Deploys a week of every team"
        />
      ) : null}
    </ChartFrame>
  )
}

function stripsOf(data: FrequencyAnswer): Strip[] {
  const lanes = Object.groupBy(data.teams, laneOf)
  const strip = (
    key: 'on' | 'mixed' | 'off',
    name: string,
    colours: { color: string; textColor: string },
    side: { ratePerWeek: number | null; low: number | null; high: number | null },
  ): Strip => ({
    key,
    name,
    ...colours,
    countText: formatCounted(lanes[key]?.length ?? 0, 'team'),
    values: (lanes[key] ?? []).map(team => ({ key: team.team, value: team.ratePerWeek })),
    mean:
      side.ratePerWeek === null
        ? null
        : {
            value: side.ratePerWeek,
            low: side.low,
            high: side.high,
            text: formatRate(side.ratePerWeek),
            detail: formatBetween(side, oneDecimal) ?? '',
          },
  })
  const platform = (name: string) => ({
    color: `var(--platform-${name})`,
    textColor: `var(--platform-${name}-text)`,
  })
  const grey = { color: 'var(--chart-neutral)', textColor: 'var(--text-2)' }
  return [
    strip('on', 'On the platform', platform('kubernetes'), data.on),
    strip('mixed', 'Between', grey, { ratePerWeek: data.mixed.ratePerWeek, low: null, high: null }),
    strip('off', 'Off the platform', platform('helios'), data.off),
  ]
}
