'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StateLabel } from '#components/charts/state-label.tsx'
import { eventsHref } from '#components/event/events-url.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import type { ChangeKind } from '#lib/domain/migration/state-changes.ts'
import { dayOf, formatDay, formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { isKnownThen } from '#lib/query/known-then.ts'
import { progressChangesOptions } from '#lib/query/progress-changes-options.ts'
import { knownThen } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressChange, ProgressChangesAnswer } from '#lib/read/answers/progress-changes-answer.ts'
import { changeWordsOf } from './change-words.ts'
import { changesParsers } from './changes-url.ts'
import styles from './since-panel.module.css'

const pageSize = 100
const mostShown = 5_000

type DrawerProps = { kind: ChangeKind | 'all'; sinceOn: string; words: string; onClose: () => void }

/** The services that stand elsewhere than then, by name: owner, states, since when, and the way to their events. */
export function ChangesDrawer({ kind, sinceOn, words, onClose }: DrawerProps) {
  const { filters, choices } = useView()
  const [{ isThen }, setOpen] = useQueryStates(changesParsers, { history: 'replace', scroll: false })
  const [limit, setLimit] = useState(pageSize)
  const mayLookBack = filters.knownAt === null && isKnownThen(sinceOn, choices)
  const query = useQuery(
    progressChangesOptions(filters, sinceOn, {
      change: kind === 'all' ? null : kind,
      fromKnownAt: isThen && mayLookBack ? knownThen(sinceOn) : null,
      limit,
    }),
  )
  return (
    <Drawer isWide title={`What changed since ${words}`} onClose={onClose}>
      <AnswerFrame query={query} waiting={<Skeleton height={320} rows={8} />}>
        {answer => (
          <>
            <div className={styles.controls}>
              <KindChoice answer={answer} kind={kind} onChoose={changed => void setOpen({ changed })} />
              {mayLookBack ? (
                <Segmented
                  label="That day"
                  options={[
                    { value: 'now', text: 'as known now' },
                    { value: 'then', text: 'as known then' },
                  ]}
                  value={isThen ? 'then' : 'now'}
                  onChange={value => void setOpen({ isThen: value === 'then' })}
                />
              ) : null}
            </div>
            <Names answer={answer} isAll={kind === 'all'} />
            {answer.items.length < answer.total ? (
              <Button className={styles.more} onClick={() => setLimit(mostShown)}>
                Show all {formatCount(answer.total)}
              </Button>
            ) : null}
          </>
        )}
      </AnswerFrame>
    </Drawer>
  )
}

type ChoiceProps = {
  answer: ProgressChangesAnswer
  kind: ChangeKind | 'all'
  onChoose: (kind: ChangeKind | 'all') => void
}

function KindChoice({ answer, kind, onChoose }: ChoiceProps) {
  const texts = changeWordsOf(usePlatformNames())
  const groups = answer.groups.filter(group => group.count > 0 || group.kind === kind)
  return (
    <label>
      <span className="unseen">Which change</span>
      <select value={kind} onChange={event => onChoose(event.currentTarget.value as ChangeKind | 'all')}>
        <option value="all">all {formatCount(answer.changed)}</option>
        {groups.map(group => (
          <option key={group.kind} value={group.kind}>
            {formatCount(group.count)} {texts[group.kind]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Names({ answer, isAll }: { answer: ProgressChangesAnswer; isAll: boolean }) {
  const { filters, choices, linkTo } = useView()
  const texts = changeWordsOf(usePlatformNames())
  const year = Number(answer.to.slice(0, 4))
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const columns: RecordColumn<ProgressChange>[] = [
    {
      key: 'service',
      header: 'Service',
      isTitle: true,
      cell: ({ service }) => (
        <Link href={linkTo(`/services/${encodeURIComponent(service)}`)} prefetch={false}>
          <b>{service}</b>
        </Link>
      ),
    },
    {
      key: 'owner',
      header: 'Owner',
      cell: ({ team }) =>
        team === null ? (
          <span className="text-3">no owner</span>
        ) : (
          <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)} prefetch={false}>
            {names.get(team) ?? team}
          </Link>
        ),
    },
    ...(isAll ? [{ key: 'kind', header: 'What', cell: ({ kind }: ProgressChange) => texts[kind] }] : []),
    { key: 'from', header: `On ${formatDay(answer.from, year)}`, cell: ({ from }) => <State state={from} /> },
    { key: 'to', header: `On ${formatDay(answer.to, year)}`, cell: ({ to }) => <State state={to} /> },
    {
      key: 'since',
      header: 'Since',
      cell: ({ at }) =>
        at === null ? '–' : <span title={formatInstant(at)}>{formatDay(dayOf(at), year)}</span>,
    },
    {
      key: 'events',
      header: 'Events',
      cell: ({ service }) => (
        <Link
          href={eventsHref({ ...noFilters, asOf: filters.asOf }, { service: [service] })}
          aria-label={`Events of ${service}`}
          prefetch={false}
        >
          events
        </Link>
      ),
    },
  ]
  return (
    <>
      <p className={styles.says} aria-live="polite">
        {formatCounted(answer.total, 'service')} of {formatCount(answer.compared)}; each once, by where it
        stood and where it stands.
      </p>
      {answer.total === 0 ? null : (
        <RecordTable
          caption="Services that stand elsewhere"
          isTight
          rows={answer.items}
          rowKey={({ service }) => service}
          columns={columns}
        />
      )}
    </>
  )
}

function State({ state }: { state: ProgressChange['from'] }) {
  return state === null ? <span className="text-3">not in scope</span> : <StateLabel state={state} />
}
