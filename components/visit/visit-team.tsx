'use client'

import Link from 'next/link'
import { Panel } from '#components/ui/panel.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { VisitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { BriefServices } from './brief-services.tsx'
import { NoteForm } from './note-form.tsx'
import { PromiseForm } from './promise-form.tsx'
import { PromiseList } from './promise-list.tsx'
import styles from './visit-team.module.css'
import { blockerTypeName, formatWeekday } from './visit-words.ts'

export type BriefTeam = VisitBriefAnswer['teams'][number]

const roleNames = {
  team: 'team',
  team_lead: 'team lead',
  area_lead: 'area lead',
  blocker_owner: 'owner of a blocker',
} as const

/**
 * The brief of one team: when and for what it is met, its services and what holds each, whom to ask, what was promised, what it
 * said, notes of former visits. A sheet of its own on paper, with room to write.
 */
export function VisitTeam({ brief, team }: { brief: VisitBriefAnswer; team: BriefTeam }) {
  const { linkTo } = useView()
  const year = Number(brief.asOf.slice(0, 4))
  const { counts, report, request, contacts, notes } = team
  const mayWrite = brief.mayRecord && !brief.visit.isCancelled
  return (
    <Panel
      className={styles.team}
      title={
        <>
          <Link href={linkTo(`/teams/${encodeURIComponent(team.team)}`)}>{team.name}</Link>
          <span className={styles.place}>
            {' '}
            {[team.areaName, team.officeName].filter(Boolean).join(' · ')}
          </span>
        </>
      }
      note={
        <>
          <b>{formatCount(counts.left)}</b> left · {formatCount(counts.onBoth)} on both ·{' '}
          {formatCount(counts.movable)} can move · {formatCount(counts.solvable)} ours to solve ·{' '}
          {formatCount(counts.held)} held
        </>
      }
    >
      <ul className={styles.days}>
        {team.days.map((on, index) => (
          <li key={on}>
            <b>{formatWeekday(on, year)}</b> {team.tasks[index] ?? team.tasks[0]}
          </li>
        ))}
        {request === null ? null : (
          <li>
            <Tag tone="info">asked on {formatDay(request.askedAt.slice(0, 10), year)}</Tag>
            {request.note === null ? '' : `“${request.note}”`}
          </li>
        )}
      </ul>
      <BriefServices services={team.services} asOf={brief.asOf} />
      <div className={styles.columns}>
        <section>
          <h3>What holds them</h3>
          {team.blockers.length === 0 ? (
            <p className="text-2">No open blocker.</p>
          ) : (
            <ul className={styles.lines}>
              {team.blockers.map(blocker => (
                <li key={blocker.id}>
                  <Link href={linkTo(`/blockers/${encodeURIComponent(blocker.id)}`)}>{blocker.title}</Link>{' '}
                  <b>{blocker.isSolvableOnVisit ? 'ours to solve' : 'not ours to solve'}</b>
                  <small>
                    {blockerTypeName(blocker.type)},{' '}
                    {blocker.ownerName ?? blocker.ownerTeamName ?? 'no owner'},{' '}
                    {formatCounted(blocker.services.length, 'service')},{' '}
                    {blocker.formerDays.map((day, index) =>
                      // biome-ignore lint/suspicious/noArrayIndexKey: days may come twice, in order
                      day === null ? null : <s key={index}>{formatDay(day, year)} </s>,
                    )}
                    {blocker.promisedOn === null
                      ? 'no date promised'
                      : `promised ${formatDay(blocker.promisedOn, year)}`}
                  </small>
                </li>
              ))}
            </ul>
          )}
          <h3>Whom to ask</h3>
          {contacts.length === 0 ? (
            <p className="text-2">Nobody is named for this team.</p>
          ) : (
            <ul className={styles.lines}>
              {contacts.map(contact => (
                <li key={`${contact.role} ${contact.of} ${contact.name}`}>
                  {contact.name ?? contact.mail ?? 'not named'}{' '}
                  <span className="text-3">
                    {roleNames[contact.role]}
                    {contact.role === 'blocker_owner' ? `: ${contact.of}` : ''}
                    {contact.name !== null && contact.mail !== null ? `, ${contact.mail}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3>Promises, and what events say</h3>
          <PromiseList items={team.commitments} isOfTeam />
          <h3>What it said last</h3>
          {report?.latest ? (
            <p>
              {report.latest.note === null ? 'On its services, without a note.' : `“${report.latest.note}”`}{' '}
              <span className="text-3">
                {formatCounted(report.ageDays ?? 0, 'day')} ago by {report.latest.by}
              </span>
            </p>
          ) : (
            <p className="text-2">It has not reported.</p>
          )}
          {notes.length > 0 ? (
            <>
              <h3>Noted on visits</h3>
              <ul className={styles.lines}>
                {notes.map(note => (
                  <li key={note.id}>
                    {note.note}{' '}
                    <small>
                      {note.recordedBy}, {formatDay(note.recordedAt.slice(0, 10), year)}
                    </small>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
      </div>
      {mayWrite ? (
        <div className={styles.write}>
          <PromiseForm brief={brief} team={team} />
          <NoteForm visit={brief.visit.id} team={team.team} name={team.name} />
        </div>
      ) : null}
      <div className={styles.ruled} aria-hidden="true">
        Notes
      </div>
    </Panel>
  )
}
