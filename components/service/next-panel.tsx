'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { datesInWords } from '#components/receipt/receipt-words.ts'
import { claimNames } from '#components/report/report-words.ts'
import { StruckDays } from '#components/report/struck-days.tsx'
import { holdsWords, tookWords } from '#components/team/left-words.ts'
import { LookAlikesPanel } from '#components/team/look-alikes-panel.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServiceNextAnswer } from '#lib/read/answers/service-next-answer.ts'
import styles from './next-panel.module.css'
import { anchorOf } from './timeline-records.ts'

type NextPanelProps = { next: ServiceNextAnswer; year: number; teamName: (id: string) => string }

/** What holds a service and what was said and promised about it, told in full; who has done one like it (T6, T10). Nothing where there is nothing. */
export function NextPanel({ next, year, teamName }: NextPanelProps) {
  const { item, lookAlikes, claims, blockers, visits, commitments } = next
  const isEmpty = claims.length + blockers.length + visits.length + commitments.length === 0
  if (item === null && isEmpty) return null
  return (
    <div className={styles.row}>
      <Panel
        title={item === null ? 'What was said and promised of it' : 'What it still takes'}
        note={item === null ? undefined : <Took item={item} />}
      >
        {isEmpty ? (
          <p className="text-2">
            {item === null ? null : holdsText(item)} No report names it, nobody promised anything about it.
          </p>
        ) : (
          <ul className={styles.list}>
            <Blockers blockers={blockers} year={year} teamName={teamName} />
            {commitments.map(({ id, promise, owner, days, due, standing, isLate, evidenceText, visit }) => (
              <li key={id} id={anchorOf(id)} tabIndex={-1}>
                <span>
                  <b>{owner}</b> promised: {promise}{' '}
                  <StruckDays
                    former={days.slice(0, -1).map(day => day.due)}
                    day={due}
                    year={year}
                    prefix="by"
                  />
                  <small>
                    <VisitLink id={visit}>on a visit</VisitLink>; {datesInWords(evidenceText, year)}
                  </small>
                </span>
                <Tag tone={standing === 'open' && isLate ? 'bad' : undefined}>
                  {standing === 'open' && isLate ? 'late' : standing}
                </Tag>
              </li>
            ))}
            {[...claims].reverse().map(({ report, at, by, kind, byOn, formerDays, isPrivate }) => (
              <li key={`${report} ${kind}`} id={anchorOf(report)} tabIndex={-1}>
                <span>
                  “{claimNames[kind]}”{' '}
                  <StruckDays former={formerDays} day={byOn} year={year} prefix={byOn === null ? '' : 'by'} />
                  <small>
                    {by}, in the report of {formatDay(dayOf(at), year)}
                    {isPrivate ? '; only the team reads it yet' : ''}
                  </small>
                </span>
                <span className="text-3">said</span>
              </li>
            ))}
            {[...visits].reverse().map(({ id, officeName, from, to, engineers, movedFrom }) => (
              <li key={id} id={anchorOf(id)} tabIndex={-1}>
                <span>
                  <VisitLink id={id}>
                    {engineers.join(' and ') || 'The road team'} in {officeName}
                  </VisitLink>
                  <small>
                    {movedFrom.map(span => (
                      <s key={span.from}>{formatDay(span.from, year)} </s>
                    ))}
                    {formatDay(from, year)}
                    {to === from ? '' : ` to ${formatDay(to, year)}`}, with the team
                  </small>
                </span>
                <span className="text-3">visit</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {item === null ? null : <LookAlikesPanel of={item.service} items={lookAlikes} year={year} />}
    </div>
  )
}

function Took({ item }: { item: NonNullable<ServiceNextAnswer['item']> }) {
  const { strong, soft } = tookWords(item)
  return (
    <>
      <Defined term="expected-days">services like it</Defined>: <b>{strong}</b> {soft}
    </>
  )
}

function holdsText(item: NonNullable<ServiceNextAnswer['item']>): string {
  const { text } = holdsWords(item)
  return text === 'nothing'
    ? 'Nothing recorded holds it.'
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function Blockers({
  blockers,
  year,
  teamName,
}: {
  blockers: ServiceNextAnswer['blockers']
  year: number
  teamName: (id: string) => string
}) {
  const { linkTo } = useView()
  return [...blockers].reverse().map(({ id, title, ownerTeam, ownerName, from, to, outcome, ...rest }) => (
    <li key={id} id={anchorOf(id)} tabIndex={-1}>
      <span>
        <Link href={linkTo(`/blockers/${encodeURIComponent(id)}`)} prefetch={false}>
          {title}
        </Link>{' '}
        <StruckDays
          former={rest.promises.slice(0, -1).flatMap(({ on }) => (on === null ? [] : [on]))}
          day={rest.promisedOn}
          year={year}
          prefix={rest.promisedOn === null ? '' : 'promised for'}
        />
        <small>
          {ownerName ?? (ownerTeam === null ? 'nobody owns it' : teamName(ownerTeam))}; holds it since{' '}
          {formatDay(dayOf(from), year)}
          {to === null ? '' : ` until ${formatDay(dayOf(to), year)}`}
        </small>
      </span>
      {to === null ? <Tag tone="watch">holds it</Tag> : <Tag>{outcome}</Tag>}
    </li>
  ))
}

function VisitLink({ id, children }: { id: string; children: ReactNode }) {
  const { linkTo } = useView()
  return (
    <Link href={linkTo(`/visits/${encodeURIComponent(id)}`)} prefetch={false}>
      {children}
    </Link>
  )
}
