'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import { useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { StruckDays } from '#components/report/struck-days.tsx'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { formatAge } from '#lib/format/date.ts'
import { formatNumber, noValue } from '#lib/format/number.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerAnswer } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { holdServices, releaseServices } from './blocker-acts.ts'

type Held = BlockerAnswer['services'][number]

/** The services a blocker holds: who waits, since when, and what else keeps them. */
export function HeldTable({ answer }: { answer: BlockerAnswer }) {
  const { filters, choices, linkTo } = useView()
  const stateNames = useStateNames()
  const say = useDone()
  const { blocker, services } = answer
  const release = useAct((service: string) => releaseServices(blocker.id, [service]))
  const now = instantOfView(filters, choices)
  const year = new Date(now).getUTCFullYear()
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const offices = new Map(choices.offices.map(({ id, name }) => [id, name]))
  const isOpen = blocker.standing === 'open'
  const columns: RecordColumn<Held>[] = [
    {
      key: 'service',
      header: 'Service',
      isTitle: true,
      cell: ({ service, state, isExempt }) => (
        <span className={styles.service} title={stateNames[state]}>
          <StateMark state={isExempt ? 'exempt' : state} />{' '}
          <span className="unseen">{stateNames[state]}</span>
          <Link href={linkTo(`/services/${encodeURIComponent(service)}`)} prefetch={false}>
            <b>{service}</b>
          </Link>
        </span>
      ),
    },
    {
      key: 'team',
      header: 'Who waits',
      cell: ({ team, office }) =>
        team === null ? (
          <span className="bad">no owner</span>
        ) : (
          <span className={styles.linked}>
            <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)} prefetch={false}>
              {names.get(team) ?? team}
            </Link>
            {office === null ? null : <span className="text-3"> {offices.get(office) ?? office}</span>}
          </span>
        ),
    },
    {
      key: 'then',
      header: 'When this ends',
      cell: one => <Then one={one} isOpen={isOpen} linkTo={linkTo} year={year} />,
    },
    {
      key: 'held',
      header: 'Held for',
      isNumber: true,
      isSecondary: true,
      cell: ({ heldSince }) => formatAge(now - Date.parse(heldSince)),
    },
    {
      key: 'cores',
      header: 'Cores',
      isNumber: true,
      isSecondary: true,
      cell: ({ cores }) => (cores === null ? noValue : formatNumber(cores, 1)),
    },
  ]
  if (services.some(({ mayRelease }) => mayRelease))
    columns.push({
      key: 'act',
      header: 'Act',
      isSecondary: true,
      cell: ({ service, mayRelease }) =>
        mayRelease ? (
          <ActButton
            size="small"
            aria-label={`It does not hold ${service} any more`}
            disabled={release.isPending}
            onClick={() =>
              release.mutate(service, {
                onSuccess: () =>
                  say({
                    text: `It holds ${service} no more.`,
                    undo: () => holdServices(blocker.id, [service]),
                  }),
              })
            }
          >
            Not any more
          </ActButton>
        ) : null,
    })
  return (
    <>
      <RecordTable
        caption="Services held"
        isTight
        rows={services}
        rowKey={({ service }) => service}
        columns={columns}
      />
      <div className={styles.row}>
        <ActRefusal title="Nothing was changed" error={release.error} />
      </div>
    </>
  )
}

function Then({
  one,
  isOpen,
  linkTo,
  year,
}: {
  one: Held
  isOpen: boolean
  linkTo: (path: string) => string
  year: number
}) {
  const { isLeft, isExempt, isFreed, others } = one
  if (!isLeft) return <span className="text-3">has left, or does not count</span>
  if (isExempt) return <span className="text-3">is exempt</span>
  if (isFreed) return <b>can move</b>
  if (others.length === 0) return isOpen ? null : <span className="watch">free, still left</span>
  return (
    <span className={styles.linked}>
      {isOpen ? 'still waits for ' : 'waits for '}
      {others.map(({ id, title, promised, formerDays }, index) => (
        <Fragment key={id}>
          {index > 0 ? ', ' : ''}
          <Link href={linkTo(`/blockers/${id}`)} prefetch={false}>
            {title}
          </Link>{' '}
          <span className={promised === null ? 'bad' : 'text-3'}>
            <StruckDays former={formerDays} day={promised} year={year} />
            {promised === null ? 'no date' : null}
          </span>
        </Fragment>
      ))}
    </span>
  )
}
