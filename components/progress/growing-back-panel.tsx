'use client'

import Link from 'next/link'
import { bleedingPage, bleedingPath } from '#components/bleeding/bleeding-page.ts'
import { bleedingWordsOf } from '#components/bleeding/bleeding-words.ts'
import { countText } from '#components/bleeding/count-text.ts'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge } from '#lib/format/date.ts'
import { formatCount, noValue } from '#lib/format/number.ts'
import { bleedingCardOptions } from '#lib/query/bleeding-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BleedingCounts } from '#lib/read/answers/bleeding-answer.ts'
import { useProgress } from './use-progress.ts'

/** Numbers that stand in `progress` as well open its receipt, while nothing of them is muted. */
const receipts = {
  bornOnOrigin: ['progress.bornOnOrigin', 'bornOnOrigin30Days'],
  returned: ['progress.returned', 'returned30Days'],
} as const

/** What works against the migration; each row leads to its names. Red only where a target of zero is missed. */
export function GrowingBackPanel() {
  const { filters, choices, linkTo } = useView()
  const { data, state: own } = useAnswer(bleedingCardOptions(filters))
  const { data: progress, state: whole } = useProgress()
  const state = whole.kind === 'empty' ? whole : own
  const words = bleedingWordsOf(usePlatformNames())
  const now = instantOfView(filters, choices)
  const path = linkTo(bleedingPath)
  const hasLimit = data !== undefined && (data.stuck.overall !== null || data.stuck.byArchetype.length > 0)
  const asideOf = ({ list, count, muted, oldestSince }: BleedingCounts): string => {
    const rest = muted === 0 ? '' : `, ${formatCount(muted)} muted`
    if (list === 'stuck' && !hasLimit) return 'under ten have finished'
    if (list === 'bornOnOrigin') return `target 0${rest}`
    if (list === 'returned' && progress)
      return `${formatCount(progress.states.back_on_origin)} back now${rest}`
    if (oldestSince === null || count === 0) return muted === 0 ? '' : `${formatCount(muted)} muted`
    return `oldest ${formatAge(now - Date.parse(oldestSince))}${rest}`
  }
  const figureOf = ({ list, count }: BleedingCounts) => {
    if (list === 'stuck' && !hasLimit) return noValue
    const [figure, field] = list === 'bornOnOrigin' || list === 'returned' ? receipts[list] : []
    const isSame = field !== undefined && progress?.[field] === count
    return isSame ? <Figure of={figure}>{formatCount(count)}</Figure> : formatCount(count)
  }
  return (
    <Panel
      title={bleedingPage}
      note={
        data && state.kind === 'ready' ? (
          <Link href={path}>all {countText(data.count, data.muted)}</Link>
        ) : undefined
      }
    >
      <FrameBody state={state} height={134} summary="" file="growing-back" table={null}>
        {data ? (
          <FactList
            facts={data.lists.map(answer => ({
              key: answer.list,
              figure: figureOf(answer),
              text: <Link href={`${path}#${answer.list}`}>{words[answer.list].short}</Link>,
              aside: asideOf(answer),
              isBad: answer.list === 'bornOnOrigin' && answer.count > 0,
            }))}
          />
        ) : null}
      </FrameBody>
    </Panel>
  )
}
