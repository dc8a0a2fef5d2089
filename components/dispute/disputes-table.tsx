'use client'

import Link from 'next/link'
import { useState } from 'react'
import { anchorOf } from '#components/service/timeline-records.ts'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatAge, formatDay, formatInstant } from '#lib/format/date.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { DisputeItem } from '#lib/read/answers/dispute-answer.ts'
import { AnswerDrawer } from './answer-drawer.tsx'
import styles from './dispute.module.css'
import { standingNames, subjectNames } from './dispute-words.ts'

type Column = RecordColumn<DisputeItem>

/** Corrections and their answers: whose they are, how old, when due; with what who looks may do. */
export function DisputesTable({
  items,
  isOfOneService = false,
}: {
  items: readonly DisputeItem[]
  isOfOneService?: boolean
}) {
  const { filters, choices, linkTo } = useView()
  const [answering, setAnswering] = useState<DisputeItem | null>(null)
  const withdraw = useAct((id: string) => sendAct('POST', `disputes/${id}/withdraw`, {}))
  const now = instantOfView(filters, choices)
  const year = new Date(now).getUTCFullYear()
  const isNow = filters.asOf === null && filters.knownAt === null
  const service: Column = {
    key: 'service',
    header: 'Service',
    isTitle: true,
    cell: item => (
      <Link href={linkTo(`/services/${encodeURIComponent(item.service)}`)} prefetch={false}>
        <b>{item.service}</b>
      </Link>
    ),
  }
  const columns: Column[] = [
    ...(isOfOneService ? [] : [service]),
    {
      key: 'claim',
      header: 'What is wrong',
      isTitle: isOfOneService,
      cell: item => (
        <span className={styles.words} id={anchorOf(item.id)} tabIndex={-1}>
          {item.claim}
          <small>
            {subjectNames[item.about]} · {item.recordedBy},{' '}
            <span title={formatInstant(item.recordedAt)}>
              {formatAge(now - Date.parse(item.recordedAt))} ago
            </span>
          </small>
        </span>
      ),
    },
    { key: 'owner', header: 'Who sets it right', cell: ({ owner }) => owner },
    {
      key: 'due',
      header: 'Due',
      isNumber: true,
      cell: ({ dueOn, isOverdue }) => (
        <>
          {formatDay(dueOn, year)} {isOverdue ? <Tag tone="bad">overdue</Tag> : null}
        </>
      ),
    },
    { key: 'answer', header: 'Answer', cell: item => <Answer item={item} year={year} /> },
  ]
  const hasActs = isNow && items.some(({ mayAnswer, mayWithdraw }) => mayAnswer || mayWithdraw)
  if (hasActs)
    columns.push({
      key: 'act',
      header: 'Act',
      cell: item => (
        <span className={styles.buttons}>
          {item.mayAnswer ? (
            <Button
              size="small"
              aria-label={`Answer the correction of ${item.service}`}
              onClick={() => setAnswering(item)}
            >
              Answer…
            </Button>
          ) : null}
          {item.mayWithdraw ? (
            <Button
              size="small"
              aria-label={`Take the correction of ${item.service} back`}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate(item.id)}
            >
              Take back
            </Button>
          ) : null}
        </span>
      ),
    })
  return (
    <>
      <RecordTable
        caption="Corrections and their answers"
        isTight
        rows={items}
        rowKey={({ id }) => id}
        columns={columns}
      />
      <ActRefusal title="Nothing was changed" error={withdraw.error} />
      {answering ? <AnswerDrawer item={answering} onClose={() => setAnswering(null)} /> : null}
    </>
  )
}

function Answer({ item, year }: { item: DisputeItem; year: number }) {
  const { standing, answer, answeredAt, answeredBy, withdrawnAt, withdrawnBy } = item
  if (standing === 'open') return <span className="text-3">{standingNames.open}</span>
  const at = answeredAt ?? withdrawnAt
  return (
    <span className={styles.words}>
      <b>{standingNames[standing]}</b> {answer}
      <small>
        {answeredBy ?? withdrawnBy}
        {at ? `, ${formatDay(dayOf(at), year)}` : ''}
      </small>
    </span>
  )
}
