'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay, formatInstant } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { scopeOptions } from '#lib/query/admin-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ScopeAnswer } from '#lib/read/answers/scope-answer.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { RulesForm } from './rules-form.tsx'
import { usePast } from './use-past.ts'
import { WithdrawRule } from './withdraw-rule.tsx'

const sources = {
  recorded: 'frozen here',
  catalog: 'the day the catalogue names',
  default: '28 days after the first day with evidence',
} as const

/** The day the baseline is frozen on, the days before it, and freezing another. */
export function BaselineSection({ may }: { may: AdminRights }) {
  const { filters } = useView()
  const query = useQuery(scopeOptions(filters))
  const past = usePast()
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={220} />}>
      {answer => {
        const { baseline, baselines } = answer
        return (
          <>
            <Panel
              className={styles.panel}
              title={baseline.on === null ? 'No baseline yet' : `Frozen ${formatDay(baseline.on)}`}
              note={`${formatCounted(baseline.count, 'service')}, ${sources[baseline.by]}`}
            >
              <p className={styles.note}>
                The services in scope and not idle at the end of a day. The main figure is the share of them
                that has left; births never change it. The day recorded last counts; the earlier ones stay in
                the history.
              </p>
              {baselines.length === 0 ? null : (
                <RecordTable
                  caption="Frozen baselines, the newest first"
                  rowKey={row => row.id}
                  rows={baselines}
                  columns={[
                    {
                      key: 'on',
                      header: 'Day',
                      isTitle: true,
                      cell: row => (
                        <>
                          {formatDay(row.on)} {row === baselines[0] ? <Tag>counts</Tag> : null}
                        </>
                      ),
                    },
                    {
                      key: 'by',
                      header: 'By',
                      cell: row => `${row.recordedBy}, ${formatDay(dayOf(row.recordedAt))}`,
                    },
                    { key: 'reason', header: 'Reason', cell: row => row.reason ?? '–' },
                    {
                      key: 'act',
                      header: 'Change',
                      isSecondary: true,
                      cell: row =>
                        may.setScope && past === null ? (
                          <WithdrawRule
                            path={`baseline/${row.id}/withdraw`}
                            title={`Take the baseline of ${formatDay(row.on)} back`}
                          />
                        ) : null,
                    },
                  ]}
                />
              )}
              <Withdrawn rows={answer.withdrawnBaselines} />
            </Panel>
            {may.setScope ? (
              <Panel className={styles.panel} title="Freeze a baseline" note="seen before it is saved">
                {past === null ? <Freeze answer={answer} /> : <p className={styles.note}>{past}</p>}
              </Panel>
            ) : (
              <p className={styles.note}>Admins freeze a baseline; everybody may read its history.</p>
            )}
          </>
        )
      }}
    </AnswerFrame>
  )
}

function Freeze({ answer }: { answer: ScopeAnswer }) {
  const [on, setOn] = useState(answer.baseline.on ?? answer.asOf)
  return (
    <RulesForm path="baseline" input={{ migration: answer.migration, on }} verb="Freeze this day">
      <Field label="At the end of">
        {control => (
          <input
            {...control}
            type="date"
            required
            max={answer.knownAt.slice(0, 10)}
            value={on}
            onChange={event => setOn(event.currentTarget.value)}
          />
        )}
      </Field>
    </RulesForm>
  )
}

function Withdrawn({ rows }: { rows: ScopeAnswer['withdrawnBaselines'] }) {
  if (rows.length === 0) return null
  return (
    <ul className={styles.past}>
      {rows.map(row => (
        <li key={row.id}>
          {formatDay(row.on)}, recorded by {row.recordedBy}, was taken back by {row.withdrawnBy} on{' '}
          {formatInstant(row.withdrawnAt)}
          {row.withdrawnReason ? `: ${row.withdrawnReason}` : ''}
        </li>
      ))}
    </ul>
  )
}
