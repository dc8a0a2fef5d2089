'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatCount } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServicesAnswer } from '#lib/read/answers/service-answer.ts'
import { NearNames } from './near-names.tsx'
import { SavedViews } from './saved-views.tsx'
import { SearchBox } from './search-box.tsx'
import { serviceColumns } from './service-columns.tsx'
import { servicesSentence } from './services-sentence.ts'
import {
  leftCountOptions,
  scopeCountOptions,
  servicesListOptions,
  servicesPageSize,
  servicesParsers,
  unknownCountOptions,
} from './services-url.ts'
import styles from './services-view.module.css'
import { StateChoice } from './state-choice.tsx'

/** Every service, dense: state, since, owner, places, last deploys (T1, R8). */
export function ServicesView() {
  const { filters } = useView()
  const [asked] = useQueryStates(servicesParsers)
  const query = useQuery(servicesListOptions(filters, asked))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Services" panels={[640]} />}>
      {answer => <Services answer={answer} />}
    </AnswerFrame>
  )
}

function Services({ answer }: { answer: ServicesAnswer }) {
  const { filters, choices, linkTo } = useView()
  const platforms = usePlatformNames()
  const [asked, setAsked] = useQueryStates(servicesParsers, { history: 'replace', scroll: false })
  const left = useQuery(leftCountOptions(filters))
  const scope = useQuery(scopeCountOptions(filters))
  const unknown = useQuery(unknownCountOptions(filters))
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const sentence = servicesSentence(
    asked,
    {
      found: answer.total,
      inScope: scope.data?.total ?? answer.total,
      left: left.data?.total ?? 0,
      unknown: unknown.data?.total ?? 0,
    },
    platforms,
  )
  const onSearch = useCallback((q: string) => void setAsked({ q, cursor: null }), [setAsked])
  return (
    <>
      <PageHeading crumb="Services">
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.controls}>
        <SearchBox value={asked.q} onSearch={onSearch} />
        <StateChoice
          chosen={asked.state}
          onChoose={state => void setAsked({ state, cursor: null }, { history: 'push' })}
        />
        <SavedViews state={asked.state} scope={asked.scope} linkTo={linkTo} />
      </div>
      <Panel
        title="Services"
        note={
          <>
            {formatCount(answer.items.length)} of {formatCount(answer.total)} ·{' '}
            <Link href="/sources#unmapped">names nobody could place</Link>
          </>
        }
        actions={<CsvLink of="Services" href={csvHref(servicesListOptions(filters, asked))} />}
      >
        {answer.items.length === 0 ? (
          <NearNames
            q={asked.q}
            linkTo={linkTo}
            onClear={() => void setAsked({ q: null, state: null, scope: null, cursor: null })}
          />
        ) : (
          <RecordTable
            caption="Services"
            isTight
            rows={answer.items}
            rowKey={({ id }) => id}
            sort={asked.sort}
            onSort={sort => void setAsked({ sort: sort as typeof asked.sort, cursor: null })}
            columns={serviceColumns({
              platforms,
              now: instantOfView(filters, choices),
              linkTo,
              teamName: id => names.get(id) ?? id,
              keys: ['service', 'state', 'owner', 'archetype', 'places', 'origin', 'target'],
            })}
          />
        )}
        <StepButtons
          text={`${servicesPageSize} a page`}
          isHidden={asked.cursor === null && answer.nextCursor === null}
          // A cursor leads onwards only: the way back is the browser's, or the start.
          onBack={asked.cursor === null ? null : () => void setAsked({ cursor: null })}
          backText="To the start"
          onForward={
            answer.nextCursor === null
              ? null
              : () => void setAsked({ cursor: answer.nextCursor }, { history: 'push', scroll: true })
          }
        />
      </Panel>
    </>
  )
}
