'use client'

import Link from 'next/link'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatCount, formatCounted, formatNumber, noValue } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProposedTrip, RankedOfficeItem, VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import { OfficePast } from './office-past.tsx'
import { openOffice, shownTrips, tripsTo } from './shown-trips.ts'
import { TripActions } from './trip-actions.tsx'
import { TripHolds } from './trip-holds.tsx'
import styles from './trip-panel.module.css'
import { useOpen, useVisitPlan } from './use-visits.ts'
import { formatStretch, formatWeekday, listNames } from './visit-words.ts'

/** The proposed trip to the office that is open: people, days, teams in order, what holds them, what was promised there. */
export function TripPanel() {
  const { data: plan } = useVisitPlan()
  const { open } = useOpen()
  if (plan === undefined)
    return (
      <Panel title="Proposed trip">
        <Skeleton height={380} />
      </Panel>
    )
  const office = openOffice(plan, open.open)
  const trip = shownTrips(plan.trips, open.other).find(proposed => proposed.office === office?.office)
  if (office === null) return null
  return trip ? <Trip plan={plan} trip={trip} /> : <NoTrip plan={plan} office={office} />
}

function Trip({ plan, trip }: { plan: VisitPlanAnswer; trip: ProposedTrip }) {
  const { linkTo } = useView()
  const year = Number(plan.asOf.slice(0, 4))
  const { expected } = trip
  return (
    <section className={styles.trip} aria-labelledby="trip-title">
      <header className={styles.head}>
        <h2 id="trip-title">
          {trip.officeName}, {formatStretch(trip.from, trip.to, year)}
        </h2>
        <TripActions plan={plan} trip={trip} />
      </header>
      <p className={styles.says}>
        {listNames(trip.engineers.map(({ name }) => name))} ·{' '}
        {formatCounted(new Set(trip.agenda.map(({ team }) => team)).size, 'team')},{' '}
        {formatCounted(trip.left, 'service')} left · expect{' '}
        <b>{formatNumber(expected.value, expected.value < 10 ? 1 : 0)} freed</b>, between{' '}
        {formatNumber(expected.low, expected.value < 10 ? 1 : 0)} and{' '}
        {formatNumber(expected.high, expected.value < 10 ? 1 : 0)}
      </p>
      <OtherTrips plan={plan} trip={trip} />
      {trip.reason === null ? null : <p className={styles.says}>{trip.reason}</p>}
      <table className={styles.agenda}>
        <caption className="unseen">Teams in order, day by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Team</th>
            <th scope="col" className="number">
              Left
            </th>
            <th scope="col" className="number">
              On both
            </th>
            <th scope="col">What we do there</th>
            <th scope="col">
              <span className="unseen">Remarks</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trip.agenda.map((item, index) => {
            const isFirst = trip.agenda[index - 1]?.on !== item.on
            return (
              <tr key={`${item.on} ${item.team}`} className={isFirst && index > 0 ? styles.day : undefined}>
                <td className="text-2 nowrap">
                  {isFirst ? (
                    formatWeekday(item.on, year).replace(/ [A-Z]\w+( \d{4})?$/, '')
                  ) : (
                    <span className="unseen">{formatWeekday(item.on, year)}</span>
                  )}
                </td>
                <th scope="row">
                  <Link href={linkTo(`/teams/${encodeURIComponent(item.team)}`)}>{item.name}</Link>
                </th>
                <td className={`number ${styles.left}`}>{formatCount(item.left)}</td>
                <td className={`number ${styles.both}`}>{item.onBoth === 0 ? noValue : item.onBoth}</td>
                <td className={styles.task}>{item.task}</td>
                <td className={styles.tags}>
                  {item.askedDays === null ? null : <Tag tone="info">asked {item.askedDays} d</Tag>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={styles.foot}>
        <TripHolds holds={trip.holds} />
        <OfficePast office={trip.office} />
      </div>
    </section>
  )
}

/** Further proposals to the same office. */
function OtherTrips({ plan, trip }: { plan: VisitPlanAnswer; trip: ProposedTrip }) {
  const { show } = useOpen()
  const year = Number(plan.asOf.slice(0, 4))
  const all = tripsTo(plan.trips, trip.office)
  if (all.length < 2) return null
  return (
    <p className={styles.others}>
      <label>
        One of {all.length} proposals to {trip.officeName}:{' '}
        <select value={trip.key} onChange={event => show({ other: event.currentTarget.value })}>
          {all.map(({ key, from, to, engineers }) => (
            <option key={key} value={key}>
              {formatStretch(from, to, year)}, {listNames(engineers.map(({ name }) => name))}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}

function NoTrip({ plan, office }: { plan: VisitPlanAnswer; office: RankedOfficeItem }) {
  const { show } = useOpen()
  const year = Number(plan.asOf.slice(0, 4))
  const why = plan.without.find(item => item.office === office.office)?.why
  const next = office.booked[0]
  return (
    <Panel title={`No trip to ${office.name} is proposed`} className={styles.none}>
      <Message
        icon={next ? 'tick' : 'calendar'}
        title={
          next
            ? `Booked: ${formatStretch(next.from, next.to, year)}`
            : plan.hasTrips
              ? 'Nobody fits'
              : 'Offices are ranked without trips'
        }
      >
        {why ??
          (plan.hasTrips
            ? 'No stretch of days keeps every rule.'
            : 'Say who travels, and when they are away: then trips can be proposed.')}{' '}
        {next ? null : (
          <button type="button" className={styles.link} onClick={() => show({ list: 'people' })}>
            People and absences
          </button>
        )}
      </Message>
      {next ? <NextVisit id={next.id} /> : null}
      <TripActions plan={plan} trip={null} office={office} />
    </Panel>
  )
}

function NextVisit({ id }: { id: string }) {
  const { linkTo } = useView()
  return (
    <p className={styles.says}>
      <Link href={linkTo(`/visits/${id}`)}>Open the visit, its briefs and its history</Link>
    </p>
  )
}
