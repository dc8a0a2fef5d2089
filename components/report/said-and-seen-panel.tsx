'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DisputeDrawer } from '#components/dispute/dispute-drawer.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { reportFormOptions } from '#lib/query/reports-options.ts'
import { useIsPresent } from '#lib/query/use-is-present.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import { ReportHistory } from './report-history.tsx'
import { agreementNames, agreementTones } from './report-words.ts'
import styles from './said-and-seen.module.css'
import { SaidLines } from './said-lines.tsx'

/** What the team said and what runs, line by line; who sees what contradicts, and when (T7, T8). */
export function SaidAndSeenPanel({ team }: { team: string }) {
  const { filters } = useView()
  const query = useQuery(reportFormOptions(team, filters))
  const { data } = query
  return (
    <Panel
      title="What we said, and what runs"
      note={data === undefined ? undefined : ageText(data)}
      actions={data === undefined ? null : <Tag tone={agreementTones[data.agreement]}>{tagOf(data)}</Tag>}
    >
      <AnswerFrame query={query} waiting={<Skeleton height={140} rows={4} />}>
        {answer => <Body answer={answer} />}
      </AnswerFrame>
    </Panel>
  )
}

const tagOf = ({ agreement, left }: ReportFormAnswer): string =>
  agreement === 'agree' && left.length === 0 ? 'nothing left' : agreementNames[agreement]

function ageText({ ageDays }: ReportFormAnswer): string {
  if (ageDays === null) return 'no report yet'
  return ageDays === 0 ? 'last report today' : `last report ${formatCounted(ageDays, 'day')} ago`
}

function Body({ answer }: { answer: ReportFormAnswer }) {
  const { linkTo } = useView()
  const { isPresent } = useIsPresent()
  const [wrong, setWrong] = useState<string | null>(null)
  const href = linkTo(`/report/${encodeURIComponent(answer.team)}`)
  const { disagreements, left, mayReport, hasReported } = answer
  const year = Number(answer.asOf.slice(0, 4))
  const hidden = disagreements.filter(({ isSeenByLeaders }) => !isSeenByLeaders)
  const firstOn = hidden.map(({ leadersSeeOn }) => leadersSeeOn).sort()[0]
  const first = disagreements.find(({ service }) => service !== null)?.service ?? left[0]?.service ?? null
  return (
    <div className={styles.body}>
      <SaidLines answer={answer} />
      {firstOn === undefined ? null : (
        <p className="text-3">
          Only you see {hidden.length === 1 ? 'this' : 'these'} until {formatDay(firstOn, year)}; leaders
          after that, if it is still so.
        </p>
      )}
      {left.length === 0 && disagreements.length === 0 ? (
        <p className="text-2">Nothing is left, and nothing is asked of this team.</p>
      ) : null}
      <ReportHistory answer={answer} />
      <div className={styles.buttons}>
        {mayReport && isPresent ? (
          <ButtonLink href={href} size="small" prefetch={false} tone={hasReported ? 'plain' : 'primary'}>
            {hasReported ? 'Correct the report' : 'Send the first report'}
          </ButtonLink>
        ) : null}
        {mayReport && isPresent && first !== null ? (
          <Button size="small" onClick={() => setWrong(first)}>
            The data is wrong
          </Button>
        ) : null}
      </div>
      {wrong === null ? null : <DisputeDrawer service={wrong} onClose={() => setWrong(null)} />}
    </div>
  )
}
