'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsString, useQueryStates } from 'nuqs'
import { EmbedButton } from '#components/card/embed-button.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StateSquares } from '#components/charts/state-squares.tsx'
import { DisputeDrawer } from '#components/dispute/dispute-drawer.tsx'
import { ReportLinkButton } from '#components/report/report-link-button.tsx'
import { SaidAndSeenPanel } from '#components/report/said-and-seen-panel.tsx'
import { serviceColumns } from '#components/service/service-columns.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { RoadTeamPanel } from '#components/visit/road-team-panel.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { teamNextOptions, teamOptions } from '#lib/query/teams-options.ts'
import { useIsPresent } from '#lib/query/use-is-present.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { CorrectionsPanel } from './corrections-panel.tsx'
import { LeftTable } from './left-table.tsx'
import { LookAlikesPanel } from './look-alikes-panel.tsx'
import { TeamGains } from './team-gains.tsx'
import { TeamPace } from './team-pace.tsx'
import { teamSentence } from './team-sentence.ts'
import styles from './team-view.module.css'
import { useTeamKeys } from './use-team-keys.ts'

const pageParsers = {
  /** The service of which something is about to be called wrong. */
  wrong: parseAsString,
}

/** One team: what is left, what to move next, whether it is on pace, what it gains, what holds it (T1 to T10). */
export function TeamView({ id }: { id: string }) {
  const { filters } = useView()
  const query = useQuery(teamOptions(id, filters))
  const next = useQuery(teamNextOptions(id, filters))
  const waiting = <PageSkeleton crumb="Teams" panels={[44, 230, 180, 300]} />
  return (
    <AnswerFrame query={query} waiting={waiting}>
      {team => (
        <AnswerFrame query={next} waiting={waiting}>
          {ahead => <Team team={team} next={ahead} />}
        </AnswerFrame>
      )}
    </AnswerFrame>
  )
}

function Team({ team, next }: { team: TeamAnswer; next: TeamNextAnswer }) {
  const platforms = usePlatformNames()
  const { filters, choices, linkTo } = useView()
  const { isPresent } = useIsPresent()
  const [place, setPlace] = useQueryStates(pageParsers, { history: 'push', scroll: false })
  const now = instantOfView(filters, choices)
  const year = new Date(now).getUTCFullYear()
  const { answer, move, rest } = teamSentence(team, next, now, platforms)
  const teamName = (teamId: string) => choices.teams.find(({ id }) => id === teamId)?.name ?? teamId
  const exempt = team.items.filter(({ exemptUntil }) => exemptUntil !== null)
  const onWrong = (service: string) => void setPlace({ wrong: service })
  const mayDispute = next.may.dispute && isPresent
  const mayReport = next.may.report && isPresent && next.finished === null
  const reportHref = linkTo(`/report/${encodeURIComponent(team.id)}`)
  useTeamKeys({ reportHref: mayReport ? reportHref : null, onWrong: mayDispute ? onWrong : null })
  return (
    <>
      <PageHeading
        crumb={<Crumb team={team} />}
        actions={
          <>
            <EmbedButton card={{ kind: 'team', id: team.id }} name={team.name ?? team.id} />
            {next.may.reportLink && next.finished === null ? (
              <ReportLinkButton team={team.id} name={team.name ?? team.id} />
            ) : null}
            {mayReport ? (
              <ButtonLink tone="primary" className={styles.report} href={reportHref} prefetch={false}>
                <Icon name="document" /> Report, under a minute
              </ButtonLink>
            ) : null}
          </>
        }
      >
        {answer}{' '}
        {move || rest ? (
          <span className="soft">
            {move ? (
              <>
                {move.verb}{' '}
                <Link className={styles.move} href={linkTo(`/services/${encodeURIComponent(move.service)}`)}>
                  {move.service}
                </Link>{' '}
              </>
            ) : null}
            {rest}
          </span>
        ) : null}
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
      <Panel
        title={next.items.length > 0 ? 'What is left, and what to move next' : 'What is left'}
        note={leftNote(next)}
        className={styles.row}
      >
        {next.items.length > 0 ? (
          <LeftTable
            items={next.items}
            next={next.next}
            now={now}
            linkTo={linkTo}
            teamName={teamName}
            onWrong={mayDispute ? onWrong : null}
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
      <div className={styles.grid}>
        <TeamPace team={team} next={next} now={now} />
        {team.services > 0 ? <SaidAndSeenPanel team={team.id} /> : null}
        <TeamGains team={team} next={next} year={year} />
      </div>
      <div className={styles.grid}>
        {next.lookAlikesOf === null ? null : (
          <LookAlikesPanel of={next.lookAlikesOf} items={next.lookAlikes} year={year} />
        )}
        {next.finished === null ? <RoadTeamPanel team={team.id} /> : null}
        <CorrectionsPanel team={team.id} year={year} />
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
      {mayReport ? (
        <div className={styles.bottom}>
          <ButtonLink tone="primary" size="touch" href={reportHref} prefetch={false}>
            <Icon name="document" /> Report, under a minute
          </ButtonLink>
        </div>
      ) : null}
      {place.wrong !== null && mayDispute && team.items.some(({ id }) => id === place.wrong) ? (
        <DisputeDrawer
          service={place.wrong}
          onClose={() => void setPlace({ wrong: null }, { history: 'replace' })}
        />
      ) : null}
    </>
  )
}

function leftNote({ items }: TeamNextAnswer) {
  if (items.length === 0) return undefined
  const exempt = items.filter(({ ease }) => ease === 'exempt').length
  return (
    <>
      {exempt === 0 ? '' : `${exempt} excused, at the end · `}
      <Defined term="easiest-first">what comes first</Defined>
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

function exemptWords(items: readonly ServiceItem[], now: number): string {
  const last = items
    .map(({ exemptUntil }) => exemptUntil!)
    .sort()
    .at(-1)!
  const day = formatDay(dayOf(last), new Date(now).getUTCFullYear())
  return items.length === 1 ? `1 is exempt until ${day}` : `${items.length} are exempt, the last until ${day}`
}
