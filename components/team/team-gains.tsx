import { Dumbbell } from '#components/charts/dumbbell.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted, formatRatio, formatShare } from '#lib/format/number.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { GainAhead } from './gain-ahead.tsx'
import styles from './team-view.module.css'

/** Before and after the move, of this team alone: counts of one team carry no interval, so no colour judges them. */
export function TeamGains({ team, next, year }: { team: TeamAnswer; next: TeamNextAnswer; year: number }) {
  const platforms = usePlatformNames()
  const { before, after, cpu } = team
  const hasRate = before !== null && after !== null
  if (!hasRate && cpu === null) {
    return (
      <Panel
        title={team.left > 0 ? 'What moving should give us' : 'What moving gave us'}
        note="before → after"
      >
        {team.left > 0 ? <GainAhead next={next} /> : null}
        <p className={styles.missing}>
          <b>Our own before and after:</b>{' '}
          {team.afterOn === null
            ? 'too few weeks on one side.'
            : `the first figure comes on ${formatDay(team.afterOn, year)}.`}{' '}
          Deploys need 12 full weeks before the first service was on {platforms.to}, and 12 from three weeks
          after half of them were. CPU needs 28 days of samples on each side of a move.
        </p>
      </Panel>
    )
  }
  const days = (from: string, to: string) => `${formatDay(from, year)} to ${formatDay(to, year)}`
  return (
    <Panel title="What moving gave us" note="before → after">
      {hasRate ? (
        <Dumbbell
          title="Deploys a week"
          before={{ value: before.ratePerWeek, text: rateText(before.ratePerWeek) }}
          after={{ value: after.ratePerWeek, text: rateText(after.ratePerWeek) }}
          ratio={before.ratePerWeek > 0 ? formatRatio(after.ratePerWeek / before.ratePerWeek) : '–'}
          max={Math.max(before.ratePerWeek, after.ratePerWeek) * 1.3}
        />
      ) : (
        <p className={styles.missing}>
          <b>Deploys a week:</b>{' '}
          {team.afterOn === null
            ? 'too few weeks on one side of the move.'
            : `the first figure comes on ${formatDay(team.afterOn, year)}.`}
        </p>
      )}
      {cpu === null ? (
        <p className={styles.missing}>
          <b>CPU:</b> no service with samples on both sides of its move.
        </p>
      ) : (
        <Dumbbell
          title="CPU we use of what we hold"
          before={{ value: cpu.before, text: formatShare(cpu.before, 0) }}
          after={{ value: cpu.after, text: formatShare(cpu.after, 0) }}
          ratio={formatRatio(cpu.ratio)}
          max={Math.min(1, Math.max(cpu.before, cpu.after) * 1.5)}
        />
      )}
      <p className={styles.note}>
        {hasRate ? (
          <>
            <Figure of={`team.deploys:${team.id}`}>Deploys</Figure>: {days(before.from, before.to)} against{' '}
            {days(after.from, after.to)}.{' '}
          </>
        ) : null}
        {cpu === null ? null : (
          <>
            <Figure of={`team.cpu:${team.id}`}>CPU</Figure>: the same hours of the week of{' '}
            {formatCounted(cpu.services, 'service')}.{' '}
          </>
        )}
        One team: no interval, so no judgement.
      </p>
      {team.left > 0 ? <GainAhead next={next} /> : null}
    </Panel>
  )
}

const rateText = (rate: number) => (Math.round(rate * 10) / 10).toFixed(1)
