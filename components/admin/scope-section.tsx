'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay, formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { scopeOptions } from '#lib/query/admin-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ScopeAnswer } from '#lib/read/answers/scope-answer.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { ScopeEditor } from './scope-editor.tsx'
import { scopeText } from './scope-text.ts'
import { usePast } from './use-past.ts'
import { WithdrawRule } from './withdraw-rule.tsx'

/** Which services count, since when and why; and the next version of the rule. */
export function ScopeSection({ may }: { may: AdminRights }) {
  const { filters } = useView()
  const query = useQuery(scopeOptions(filters))
  const past = usePast()
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={260} />}>
      {answer => (
        <>
          <Panel
            className={styles.panel}
            title={`What counts in ${answer.name}`}
            note={`${formatCounted(answer.inScope, 'service')} in scope`}
          >
            <p className={styles.note}>
              A service counts at an instant by the rule then in force. A new rule holds from the start of a
              day; it changes no day before it, and the ledger shows who entered and left through it.
            </p>
            <Versions answer={answer} mayChange={may.setScope && past === null} />
          </Panel>
          {may.setScope ? (
            <Panel className={styles.panel} title="The next version" note="seen before it is saved">
              {past === null ? (
                <ScopeEditor key={answer.migration} answer={answer} />
              ) : (
                <p className={styles.note}>{past}</p>
              )}
            </Panel>
          ) : (
            <p className={styles.note}>Admins change the rule; everybody may read it.</p>
          )}
          <Withdrawn rows={answer.withdrawnVersions} />
        </>
      )}
    </AnswerFrame>
  )
}

type Version = {
  key: string
  number: number
  from: string | null
  text: string
  isInForce: boolean
  crossing: string
  by: string
  reason: string
}

function Versions({ answer, mayChange }: { answer: ScopeAnswer; mayChange: boolean }) {
  const { versions, scope, asOf } = answer
  const own: Version = {
    key: 'own',
    number: 1,
    from: null,
    text: scopeText(scope),
    isInForce: versions.every(({ inForce }) => !inForce),
    crossing: '–',
    by: 'the catalogue',
    reason: '',
  }
  const rows = [
    own,
    ...versions.map(version => ({
      key: version.id,
      number: version.number,
      from: version.from,
      text: scopeText(version.scope),
      isInForce: version.inForce,
      crossing: `+${formatCount(version.servicesIn)} −${formatCount(version.servicesOut)}`,
      by: `${version.recordedBy}, ${formatDay(dayOf(version.recordedAt))}`,
      reason: version.reason ?? '',
    })),
  ].reverse()
  return (
    <RecordTable<Version>
      caption="Versions of the scope rule, the newest first"
      rowKey={row => row.key}
      rows={rows}
      columns={[
        { key: 'number', header: 'Rule', isTitle: true, cell: row => `Rule ${row.number}` },
        {
          key: 'from',
          header: 'From',
          cell: row => (row.from === null ? 'the beginning' : formatDay(row.from)),
        },
        {
          key: 'text',
          header: 'Counts',
          cell: row => (
            <>
              {row.text} {row.isInForce ? <Tag>in force</Tag> : null}
              {row.from !== null && row.from > asOf ? <Tag>planned</Tag> : null}
            </>
          ),
        },
        { key: 'crossing', header: 'In and out', isNumber: true, cell: row => row.crossing },
        { key: 'by', header: 'By', cell: row => row.by },
        { key: 'reason', header: 'Reason', cell: row => row.reason || '–' },
        {
          key: 'act',
          header: 'Change',
          isSecondary: true,
          cell: row =>
            mayChange && row.key !== 'own' ? (
              <WithdrawRule path={`scope/${row.key}/withdraw`} title={`Take rule ${row.number} back`} />
            ) : null,
        },
      ]}
    />
  )
}

function Withdrawn({ rows }: { rows: ScopeAnswer['withdrawnVersions'] }) {
  if (rows.length === 0) return null
  return (
    <Panel className={styles.panel} title="Taken back" note={formatCounted(rows.length, 'version')}>
      <ul className={styles.past}>
        {rows.map(row => (
          <li key={row.id}>
            From {formatDay(row.from)}, {scopeText(row.scope)}: recorded by {row.recordedBy}, taken back by{' '}
            {row.withdrawnBy} on {formatInstant(row.withdrawnAt)}
            {row.withdrawnReason ? `: ${row.withdrawnReason}` : ''}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
