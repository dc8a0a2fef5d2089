'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { bleedingOptions } from '#lib/query/bleeding-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BleedingAnswer } from '#lib/read/answers/bleeding-answer.ts'
import styles from './bleeding.module.css'
import { BleedingListPanel } from './bleeding-list.tsx'
import { bleedingPage, bleedingPageSize } from './bleeding-page.ts'
import { bleedingSentence } from './bleeding-sentence.ts'

const mostShown = 5_000

/** What works against the migration, with owner and age, and what is set aside and why. */
export function BleedingView() {
  const { filters } = useView()
  const [limit, setLimit] = useState(bleedingPageSize)
  const query = useQuery(bleedingOptions(filters, limit))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb={bleedingPage} panels={[160, 160, 160]} />}>
      {answer => <Lists answer={answer} onMore={() => setLimit(mostShown)} />}
    </AnswerFrame>
  )
}

function Lists({ answer, onMore }: { answer: BleedingAnswer; onMore: () => void }) {
  const { filters, linkTo } = useView()
  const sentence = bleedingSentence(answer, usePlatformNames())
  const isNow = filters.asOf === null
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[
              { key: 'overview', node: <Link href={linkTo('/overview')}>Overview</Link> },
              { key: 'page', node: bleedingPage },
            ]}
            remarks={answer.mayMute && !isNow ? ['another day: nothing can be muted here'] : []}
          />
        }
      >
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.lists}>
        {answer.lists.map(counts => (
          <BleedingListPanel
            key={counts.list}
            counts={counts}
            items={answer.items.filter(({ list }) => list === counts.list)}
            migration={answer.migration}
            mayChange={answer.mayMute && isNow}
            onMore={onMore}
          />
        ))}
      </div>
      <Limits answer={answer} />
    </>
  )
}

/** How long on both is long: by archetype, or why there is no limit yet. */
function Limits({ answer: { stuck } }: { answer: BleedingAnswer }) {
  const { overall, byArchetype } = stuck
  if (overall === null)
    return (
      <p className={styles.limits}>
        Fewer than ten services have finished: how long on both is too long cannot be said yet.
      </p>
    )
  const days = (limit: number) => `${formatNumber(limit)} days`
  return (
    <p className={styles.limits}>
      85% of the {formatCount(overall.finished)} services that finished were on both for at most{' '}
      {days(overall.limitDays)}
      {byArchetype.length === 0
        ? ''
        : `: ${byArchetype.map(({ archetype, limitDays }) => `${archetype} ${days(limitDays)}`).join(', ')}`}
      .
    </p>
  )
}
