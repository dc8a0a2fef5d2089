'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { EmbedButton } from '#components/card/embed-button.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { DisputeDrawer } from '#components/dispute/dispute-drawer.tsx'
import { onlyNow } from '#components/dispute/dispute-words.ts'
import { EventDrawer } from '#components/event/event-drawer.tsx'
import { expectedSentence } from '#components/team/left-words.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { annotationsOptions } from '#lib/query/annotations-options.ts'
import { disputesOptions, filtersOfInstant, overridesOptions } from '#lib/query/disputes-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { serviceEvidenceOptions, serviceNextOptions, serviceOptions } from '#lib/query/services-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServiceAnswer, ServiceEvidenceAnswer } from '#lib/read/answers/service-answer.ts'
import { DeploysPanel } from './deploys-panel.tsx'
import { EventsTable } from './events-table.tsx'
import { mostMarks, mostSaid } from './evidence-page.ts'
import { EvidenceTimeline } from './evidence-timeline.tsx'
import { NextPanel } from './next-panel.tsx'
import { OverrideLine } from './override-line.tsx'
import { OwnershipPanel } from './ownership-panel.tsx'
import { PlacesTable } from './places-table.tsx'
import { SaidPanel } from './said-panel.tsx'
import { serviceSentence } from './service-sentence.ts'
import styles from './service-view.module.css'
import { evidenceEvents } from './timeline-events.ts'
import { type Period, periods, usualPeriod, windowOf } from './timeline-lanes.ts'
import { planEvents } from './timeline-plans.ts'
import { type Said, saidEvents } from './timeline-records.ts'
import { WhyPanel } from './why-panel.tsx'

const periodNames = Object.keys(periods) as Period[]
const pageParsers = {
  period: parseAsStringLiteral(periodNames),
  /** The raw event that lies open: its source and its id. */
  source: parseAsString,
  event: parseAsString,
  /** What is about to be written down. */
  act: parseAsStringLiteral(['dispute']),
}

/** One service: where it stands, why, and every event behind it (T2, T10, R8). */
export function ServiceView({ id }: { id: string }) {
  const { filters } = useView()
  const query = useQuery(serviceOptions(id, filters))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Services" panels={[270, 200, 300]} />}>
      {service => <Service service={service} />}
    </AnswerFrame>
  )
}

function Service({ service }: { service: ServiceAnswer }) {
  const { filters, choices, linkTo } = useView()
  const [place, setPlace] = useQueryStates(pageParsers, { history: 'push', scroll: false })
  const evidence = useQuery(serviceEvidenceOptions(service.id, { limit: mostMarks }))
  const next = useQuery(serviceNextOptions(service.id, filters)).data ?? null
  const plans = next ?? nothingPlanned
  const now = instantOfView(filters, choices)
  const year = new Date(now).getUTCFullYear()
  const period = place.period ?? usualPeriod(service.since, now)
  const window = windowOf(service, period, now)
  const platforms = usePlatformNames()
  const sentence = serviceSentence(service, now, platforms)
  const teamName = (id: string) => choices.teams.find(team => team.id === id)?.name ?? id
  const isNow = filters.asOf === null && filters.knownAt === null
  const { said, mayAnnotate } = useSaid(service.id)
  const events = [
    ...evidenceEvents(service, evidence.data?.items ?? [], window, teamName, platforms),
    ...saidEvents(said, window, platforms),
    ...planEvents(plans, window),
  ].sort((a, b) => a.at - b.at)
  const onOpen = ({ source, id }: { source: string; id: string }) => void setPlace({ source, event: id })
  return (
    <>
      <PageHeading
        crumb={<Crumb service={service} teamName={teamName} />}
        actions={
          <>
            {service.may.dispute ? (
              <Button
                disabled={!isNow}
                title={isNow ? undefined : onlyNow}
                onClick={() => void setPlace({ act: 'dispute' })}
              >
                This is wrong…
              </Button>
            ) : null}
            <EmbedButton card={{ kind: 'service', id: service.id }} name={service.id} />
          </>
        }
      >
        {sentence.answer}{' '}
        <span className="soft">
          {sentence.rest} {next?.item ? expectedSentence(next.item) : ''}
        </span>
      </PageHeading>
      {service.override ? <OverrideLine service={service} override={service.override} year={year} /> : null}
      <Panel
        title="What happened, and the evidence for it"
        className={styles.row}
        actions={
          <span className={styles.period}>
            <Segmented
              label="Last"
              options={periodNames.map(value => ({ value, text: value }))}
              value={period}
              onChange={chosen => void setPlace({ period: chosen }, { history: 'replace' })}
            />
          </span>
        }
      >
        <EvidenceTimeline
          service={service}
          said={said}
          plans={plans}
          events={events}
          window={window}
          marksFrom={marksFrom(evidence.data, now)}
          teamName={teamName}
          onOpen={onOpen}
        />
      </Panel>
      <div className={styles.places}>
        <PlacesTable placements={service.placements} now={now} />
        <div className={styles.column}>
          <WhyPanel service={service} now={now} onOpen={onOpen} />
          <OwnershipPanel ownership={service.ownership} year={year} teamName={teamName} linkTo={linkTo} />
        </div>
      </div>
      {next === null ? null : <NextPanel next={next} year={year} teamName={teamName} />}
      <SaidPanel service={service} said={said} mayAnnotate={mayAnnotate} isNow={isNow} year={year} />
      <div className={styles.events}>
        <DeploysPanel deploys={service.deploys} year={year} />
        <EventsTable id={service.id} year={year} onOpen={onOpen} />
      </div>
      {place.source !== null && place.event !== null ? (
        <EventDrawer
          event={{ source: place.source, id: place.event }}
          onClose={() => void setPlace({ source: null, event: null }, { history: 'replace' })}
        />
      ) : null}
      {place.act === 'dispute' && service.may.dispute && isNow ? (
        <DisputeDrawer
          service={service.id}
          onClose={() => void setPlace({ act: null }, { history: 'replace' })}
        />
      ) : null}
    </>
  )
}

const nothingPlanned = { claims: [], blockers: [], visits: [], commitments: [] }

/** What people said of a service, as the view's instant knows it. */
function useSaid(id: string): { said: Said; mayAnnotate: boolean } {
  const { filters } = useView()
  const instant = filtersOfInstant(filters)
  const disputes = useQuery(disputesOptions(instant, { service: [id], limit: mostSaid }))
  const overrides = useQuery(overridesOptions(instant, { service: [id], limit: mostSaid }))
  const annotations = useQuery(annotationsOptions(instant, id))
  return {
    said: {
      disputes: disputes.data?.items ?? [],
      overrides: overrides.data?.items ?? [],
      annotations: annotations.data?.items ?? [],
    },
    mayAnnotate: annotations.data?.mayAnnotate ?? false,
  }
}

/** From when on failures and rollbacks are known: all of them (null), the newest ones asked for, or none yet. */
function marksFrom(evidence: ServiceEvidenceAnswer | undefined, now: number): number | null {
  if (evidence === undefined) return now
  if (evidence.nextCursor === null) return null
  const oldest = evidence.items.findLast(({ at }) => at !== null)
  return oldest ? Date.parse(oldest.at!) : null
}

function Crumb({ service, teamName }: { service: ServiceAnswer; teamName: (id: string) => string }) {
  const { choices, linkTo } = useView()
  const nameIn = (list: { id: string; name: string }[], id: string | null) =>
    id === null ? null : (list.find(item => item.id === id)?.name ?? id)
  const places = [nameIn(choices.areas, service.area), nameIn(choices.offices, service.office)]
  const steps = [
    { key: 'services', node: <Link href={linkTo('/services')}>Services</Link> },
    ...(service.team === null
      ? []
      : [
          {
            key: 'team',
            node: (
              <Link href={linkTo(`/teams/${encodeURIComponent(service.team)}`)}>
                {teamName(service.team)}
              </Link>
            ),
          },
        ]),
    { key: 'service', node: service.id },
  ]
  const remarks = [places.filter(Boolean).join(', '), service.archetype, service.kind]
  return (
    <CrumbTrail
      steps={steps}
      remarks={
        [
          ...remarks.filter(remark => remark !== null && remark !== ''),
          ...(service.inScope ? [] : ['not in scope']),
        ] as string[]
      }
    />
  )
}
