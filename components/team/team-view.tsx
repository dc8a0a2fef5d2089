'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { EmbedButton } from '#components/card/embed-button.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StateSquares } from '#components/charts/state-squares.tsx'
import { TeamDisputesPanel } from '#components/dispute/team-disputes-panel.tsx'
import { leftStates } from '#components/service/left-states.ts'
import { serviceColumns } from '#components/service/service-columns.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { teamOptions } from '#lib/query/teams-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'
import { TeamDeploys } from './team-deploys.tsx'
import { TeamGains } from './team-gains.tsx'
import { TeamPace } from './team-pace.tsx'
import { teamSentence } from './team-sentence.ts'
import { TeamStep } from './team-step.tsx'
import styles from './team-view.module.css'

/** One team: what is left, since when, how fast it goes and what moving gave (T1 to T5). */
export function TeamView({ id }: { id: string }) {
  const { filters } = useView()
  const query = useQuery(teamOptions(id, filters))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Teams" panels={[44, 230, 180, 300]} />}>
      {team => <Team team={team} />}
    </AnswerFrame>
  )
}

function Team({ team }: { team: TeamAnswer }) {
  const platforms = usePlatformNames()
  const { filters, choices, linkTo } = useView()
  const now = instantOfView(filters, choices)
  const { answer, rest } = teamSentence(team, now, platforms)
  const teamName = (teamId: string) => choices.teams.find(({ id }) => id === teamId)?.name ?? teamId
  const left = team.items
    .filter(({ inScope, state }) => inScope && leftStates.some(leftState => leftState === state))
    .sort(byProgress)
  const unclear = team.items.filter(({ inScope, state }) => inScope && state === 'unknown')
  const exempt = team.items.filter(({ exemptUntil }) => exemptUntil !== null)
  return (
    <>
      <PageHeading
        crumb={<Crumb team={team} />}
        actions={<EmbedButton card={{ kind: 'team', id: team.id }} name={team.name ?? team.id} />}
      >
        {answer} {rest ? <span className="soft">{rest}</span> : null}
      </PageHeading>
      {team.services > 0 ? (
        <section className={styles.squares} aria-label={`All ${team.services} services in scope`}>
          <StateSquares states={team.states} />
          <p className={styles.remark}>
            {team.services > 40 ? 'services by state' : 'one square a service'}
            {exempt.length > 0 ? ` · ${exemptWords(exempt, now)}` : ''}
          </p>
        </section>
      ) : null}
      <TeamStep id={team.id} year={new Date(now).getUTCFullYear()} />
      <Panel
        title="What is left"
        note={`half-way first, then the longest on ${platforms.from}`}
        className={styles.row}
      >
        {left.length + unclear.length > 0 ? (
          <RecordTable
            caption={`Services still on ${platforms.from}, on both, back, or unknown`}
            rows={[...left, ...unclear]}
            rowKey={({ id }) => id}
            columns={serviceColumns({
              platforms,
              now,
              linkTo,
              teamName,
              keys: ['service', 'state', 'archetype', 'places', 'origin', 'target', 'wrong'],
              firstHeader: 'Half-way first',
            })}
          />
        ) : (
          <Message
            icon={team.services > 0 ? 'tick' : 'services'}
            title={team.services > 0 ? 'Nothing is left' : 'Nothing in scope'}
          >
            {team.services > 0
              ? `Every service in scope runs on ${platforms.to} alone, was born there, or is idle.`
              : 'This team owned no service that counts at this moment. Its other services are listed below.'}
          </Message>
        )}
      </Panel>
      <div className={styles.three}>
        <TeamPace team={team} now={now} />
        <TeamDeploys items={team.items} now={now} linkTo={linkTo} />
        <TeamGains team={team} year={new Date(now).getUTCFullYear()} />
      </div>
      <div className={styles.row}>
        <TeamDisputesPanel team={team.id} />
      </div>
      <Panel title="All services" note={`${team.items.length}, counted or not`}>
        <RecordTable
          caption="All services of the team"
          isTight
          rows={team.items}
          rowKey={({ id }) => id}
          columns={serviceColumns({
            platforms,
            now,
            linkTo,
            teamName,
            keys: ['service', 'state', 'archetype', 'places', 'origin', 'target'],
          })}
        />
      </Panel>
    </>
  )
}

function Crumb({ team }: { team: TeamAnswer }) {
  const { choices, linkTo } = useView()
  const nameIn = (list: { id: string; name: string }[], id: string) =>
    list.find(item => item.id === id)?.name ?? id
  const search = new URLSearchParams(linkTo('/teams').split('?')[1] ?? '')
  if (team.area !== null) search.set('area', team.area)
  search.set('by', 'team')
  const steps = [
    { key: 'teams', node: <Link href={linkTo('/teams')}>Teams</Link> },
    ...(team.area === null
      ? []
      : [{ key: 'area', node: <Link href={`/teams?${search}`}>{nameIn(choices.areas, team.area)}</Link> }]),
    { key: 'team', node: team.name ?? team.id },
  ]
  return (
    <CrumbTrail steps={steps} remarks={team.office === null ? [] : [nameIn(choices.offices, team.office)]} />
  )
}

/** Half-way before back before not begun; within a state the longest first. */
function byProgress(a: ServiceItem, b: ServiceItem): number {
  const rank = { both: 0, back_on_origin: 1, origin_only: 2 } as Record<string, number>
  return (
    (rank[a.state] ?? 3) - (rank[b.state] ?? 3) ||
    (a.since ?? '').localeCompare(b.since ?? '') ||
    (a.id < b.id ? -1 : 1)
  )
}

function exemptWords(items: readonly ServiceItem[], now: number): string {
  const last = items
    .map(({ exemptUntil }) => exemptUntil!)
    .sort()
    .at(-1)!
  const day = formatDay(dayOf(last), new Date(now).getUTCFullYear())
  return items.length === 1 ? `1 is exempt until ${day}` : `${items.length} are exempt, the last until ${day}`
}
