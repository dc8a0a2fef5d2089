'use client'

import Link from 'next/link'
import { StruckDays } from '#components/report/struck-days.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import { CalendarDrawer } from './calendar-drawer.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { PromiseList } from './promise-list.tsx'
import { RequestsDrawer } from './requests-drawer.tsx'
import { useOpen, usePromises, useVisitPlan, useVisits } from './use-visits.ts'
import styles from './visit-lists.module.css'

/** The list behind a count, over the page. */
export function VisitLists() {
  const { open, show } = useOpen()
  const close = () => show({ list: null })
  if (open.list === 'people') return <PeopleDrawer onClose={close} />
  if (open.list === 'calendar') return <CalendarDrawer onClose={close} />
  if (open.list === 'requests') return <RequestsDrawer onClose={close} />
  if (open.list === 'stuck') return <StuckDrawer onClose={close} />
  if (open.list === 'alone') return <AloneDrawer onClose={close} />
  if (open.list === 'gap') return <GapsDrawer onClose={close} />
  if (open.list === 'promises') return <PromisesDrawer onClose={close} />
  return null
}

type Closing = { onClose: () => void }

/** R8: services that stand still half-way. */
function StuckDrawer({ onClose }: Closing) {
  const { data } = useVisits()
  const { linkTo, choices } = useView()
  const year = Number(choices.now.slice(0, 4))
  const list = data?.facts.stuck?.list ?? []
  return (
    <Drawer title="Stuck half-way" onClose={onClose}>
      <p className={styles.says}>
        On both for longer than 85 of 100 services of their archetype were before they finished. The longest
        first.
      </p>
      {data === undefined ? (
        <Skeleton height={160} />
      ) : list.length === 0 ? (
        <p className={styles.says}>
          {data.facts.stuck === null
            ? 'Too few services finished to say.'
            : 'No service of this selection is.'}
        </p>
      ) : (
        <ul className={styles.list}>
          {list.map(({ service, team, teamName, office, since, days, blockers }) => (
            <li key={service}>
              <Link href={linkTo(`/services/${encodeURIComponent(service)}`)}>{service}</Link>
              <Link className="text-2" href={linkTo(`/teams/${encodeURIComponent(team)}`)}>
                {teamName}
              </Link>
              <span className="text-3">
                {choices.offices.find(({ id }) => id === office)?.name ?? 'no office'}
              </span>
              <span className={styles.aside}>
                {days === null
                  ? 'on both from the start'
                  : `${formatCounted(days, 'day')}, since ${formatDay(since!, year)}`}
              </span>
              <small>{blockers.length === 0 ? 'nothing holds it' : `held by ${blockers.join('; ')}`}</small>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  )
}

/** R9: teams that need nobody to come. */
function AloneDrawer({ onClose }: Closing) {
  const { data } = useVisits()
  const { linkTo, choices } = useView()
  const officeOf = (id: string | null) =>
    choices.offices.find(office => office.id === id)?.name ?? 'no office'
  return (
    <Drawer title="Teams that can move alone" onClose={onClose}>
      <p className={styles.says}>
        Nothing blocks them and services like theirs finished elsewhere: leave them out of trips, send the
        guide.
      </p>
      {data === undefined ? (
        <Skeleton height={160} />
      ) : data.facts.alone.list.length === 0 ? (
        <p className={styles.says}>No team of this selection is so far.</p>
      ) : (
        <ul className={styles.list}>
          {data.facts.alone.list.map(({ team, name, office, movable, finishedElsewhere }) => (
            <li key={team}>
              <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)}>{name}</Link>
              <span className="text-3">{officeOf(office)}</span>
              <span className={styles.aside}>
                {formatCounted(movable, 'service')} can move, {finishedElsewhere} like them finished
              </span>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  )
}

/** R10: gaps to be fixed before anybody travels. */
function GapsDrawer({ onClose }: Closing) {
  const { data } = useVisitPlan()
  const { linkTo, choices } = useView()
  const year = Number(choices.now.slice(0, 4))
  const officeOf = (id: string) => choices.offices.find(office => office.id === id)?.name ?? id
  return (
    <Drawer title="Platform gaps to fix before travelling" onClose={onClose}>
      <p className={styles.says}>
        Among the offices planned, by services that would be freed: those for which it is the last open
        blocker.
      </p>
      {data === undefined ? (
        <Skeleton height={160} />
      ) : data.gaps.length === 0 ? (
        <p className={styles.says}>No platform gap holds services of the offices planned.</p>
      ) : (
        <ul className={styles.list}>
          {data.gaps.map(({ blocker, title, promisedOn, formerDays, freed, needOthers, offices }) => (
            <li key={blocker}>
              <Link href={linkTo(`/blockers/${encodeURIComponent(blocker)}`)}>{title}</Link>
              <span className={styles.aside}>
                <b>{freed} freed</b>
                {needOthers > 0 ? `, ${needOthers} need others too` : ''}
              </span>
              <small>
                {offices.map(officeOf).join(', ')} ·{' '}
                <StruckDays prefix="promised" former={formerDays} day={promisedOn} year={year} />
                {promisedOn === null ? <span className="bad">no date promised</span> : null}
                {promisedOn !== null && promisedOn < data.asOf ? <b className="bad"> over</b> : null}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  )
}

/** R6: what was promised on visits. */
function PromisesDrawer({ onClose }: Closing) {
  const { data } = usePromises()
  return (
    <Drawer title="Promises made on visits" onClose={onClose}>
      <p className={styles.says}>
        Evidence closes them, nobody ticks them off. A moved day keeps the old one.
      </p>
      {data === undefined ? <Skeleton height={160} /> : <PromiseList items={data.items} />}
    </Drawer>
  )
}
