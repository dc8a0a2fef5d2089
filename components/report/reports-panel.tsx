'use client'

import Link from 'next/link'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Agreement } from '#lib/domain/report/report.ts'
import { formatCount } from '#lib/format/number.ts'
import { reportsCard, reportsOptions } from '#lib/query/reports-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import { agreementTexts } from './report-words.ts'
import { doubtful, reportsHref } from './reports-url.ts'

/** Which reports not to believe (L8): counts, each leads to its teams. Of what is younger than two working days nothing shows. */
export function ReportsPanel() {
  const { filters, linkTo } = useView()
  const { data, state } = useAnswer(reportsOptions(filters, reportsCard))
  const shown: readonly Agreement[] = [...doubtful, 'agree']
  return (
    <Panel
      title="Reports to doubt"
      note={
        data ? (
          <Link href={reportsHref(linkTo, [])}>
            {formatCount(data.doubts)} of {formatCount(data.teams)} teams
          </Link>
        ) : undefined
      }
    >
      <FrameBody state={state} height={134} summary="" file="reports-to-doubt" table={null}>
        {data ? (
          <FactList
            facts={shown.map(agreement => ({
              key: agreement,
              figure: <Defined term="agreement">{formatCount(data.counts[agreement])}</Defined>,
              text: <Link href={reportsHref(linkTo, [agreement])}>{agreementTexts[agreement]}</Link>,
              isBad: agreement === 'ahead' && data.counts.ahead > 0,
            }))}
          />
        ) : null}
      </FrameBody>
    </Panel>
  )
}
