'use client'

import { useQuery } from '@tanstack/react-query'
import { StepLine } from '#components/charts/step-line.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { exemptionsOptions } from '#lib/query/admin-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { ExemptionForm } from './exemption-form.tsx'
import { ExemptionsTable } from './exemptions-table.tsx'
import { usePast } from './use-past.ts'

/** Who is excused until when, why and by whom; their own burn-down; and excusing another. */
export function ExemptionsSection({ may }: { may: AdminRights }) {
  const { filters } = useView()
  const query = useQuery(exemptionsOptions(filters))
  const past = usePast()
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={300} />}>
      {answer => (
        <>
          <Panel
            className={styles.panel}
            title={
              answer.count === 0 ? 'No service is exempt' : `${formatCounted(answer.count, 'service')} exempt`
            }
            note={
              answer.expiringIn30Days === 0
                ? null
                : `${formatCount(answer.expiringIn30Days)} back in the open list within 30 days`
            }
          >
            <p className={styles.note}>
              In scope and excused until the end of a day. An exemption is shown apart and never counts as
              done; the day after its last the service is open again by itself.
            </p>
            <BurnDown answer={answer} />
          </Panel>
          <Panel className={styles.panel} title="Exemptions" note="what stands first, what ends next on top">
            <ExemptionsTable items={answer.items} mayEnd={may.exempt && past === null} />
          </Panel>
          {may.exempt ? (
            <Panel className={styles.panel} title="Excuse a service">
              {past === null ? (
                <ExemptionForm migration={answer.migration} today={answer.asOf} mayApprove={may.approve} />
              ) : (
                <p className={styles.note}>{past}</p>
              )}
            </Panel>
          ) : (
            <p className={styles.note}>
              Leaders, the road team, admins and owning teams write down exemptions; everybody may read them.
            </p>
          )}
        </>
      )}
    </AnswerFrame>
  )
}

const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

function BurnDown({ answer: { series, asOf, count } }: { answer: ExemptionsAnswer }) {
  const first = series[0]
  const last = series.at(-1)
  if (first === undefined || last === undefined) return <p className={styles.note}>None was ever recorded.</p>
  const points = series.filter((day, index) => index === 0 || day.count !== series[index - 1]!.count)
  const next = series.find(day => day.on > asOf && day.count < count)
  const ticks = [{ at: atOf(first.on), text: formatDay(first.on) }]
  if (asOf > first.on && asOf < last.on) ticks.push({ at: atOf(asOf), text: formatDay(asOf) })
  if (last.on > first.on) ticks.push({ at: atOf(last.on), text: formatDay(last.on) })
  return (
    <>
      <StepLine
        points={[...points, last].map(day => ({ at: atOf(day.on), value: day.count }))}
        from={atOf(first.on)}
        to={atOf(last.on)}
        ticks={ticks}
        endLabel={formatCount(last.count)}
        summary={`Exempt services from ${formatDay(first.on)} to ${formatDay(last.on)}: ${formatCount(count)} on ${formatDay(asOf)}, ${formatCount(last.count)} at the end.`}
        height={120}
      />
      {next ? (
        <p className={styles.note}>
          Next: {formatCount(count - next.count)} back in the open list on {formatDay(next.on)}.
        </p>
      ) : null}
    </>
  )
}
