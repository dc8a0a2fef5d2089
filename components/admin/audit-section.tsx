'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { auditOptions } from '#lib/query/admin-options.ts'
import type { AuditAnswer } from '#lib/read/answers/audit-answer.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { adminParsers } from './admin-url.ts'

/** Who did what, newest first, and whether the log is whole. */
export function AuditSection({ may }: { may: AdminRights }) {
  if (!may.readAudit) return <p className={styles.note}>Admins, auditors and leaders read the audit log.</p>
  return <Log />
}

type Entry = AuditAnswer['items'][number]

function Log() {
  const [{ cursor }, setUrl] = useQueryStates(adminParsers, { history: 'push', scroll: false })
  const query = useQuery(auditOptions(cursor))
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={320} />}>
      {({ items, chain, nextCursor }) => (
        <Panel
          className={styles.panel}
          title="Audit log"
          note={
            chain.holds ? (
              `chain of ${formatCounted(chain.entries, 'entry', 'entries')} verified`
            ) : (
              <b className="bad">The chain breaks at entry {chain.brokenAt}</b>
            )
          }
        >
          <p className={styles.note}>
            Each entry carries a hash over itself and the one before it: an entry altered or left out shows.
          </p>
          <p className={styles.note}>
            <a href="/api/v1/audit?export=population">Changes of production in the last 90 days as a file</a>
          </p>
          <RecordTable<Entry>
            caption="What was done, the newest first"
            rowKey={row => String(row.seq)}
            rows={items}
            columns={[
              { key: 'at', header: 'When', isTitle: true, cell: row => formatInstant(row.at) },
              { key: 'actor', header: 'Who', cell: row => row.actor },
              { key: 'action', header: 'Did', cell: row => row.action },
              {
                key: 'object',
                header: 'To',
                cell: row => `${row.objectType} ${row.objectId}`,
              },
              {
                key: 'detail',
                header: 'Detail',
                isSecondary: true,
                cell: row => <code className={styles.detail}>{JSON.stringify(row.detail)}</code>,
              },
            ]}
          />
          <StepButtons
            text={cursor === null ? 'The newest' : 'Earlier'}
            backText="Newest"
            forwardText="Earlier"
            onBack={cursor === null ? null : () => void setUrl({ cursor: null })}
            onForward={nextCursor === null ? null : () => void setUrl({ cursor: nextCursor })}
            isHidden={cursor === null && nextCursor === null}
          />
        </Panel>
      )}
    </AnswerFrame>
  )
}
