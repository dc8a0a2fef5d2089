'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { serviceEvidenceOptions, serviceOptions } from '#lib/query/services-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { DeploysPanel } from './deploys-panel.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { EventsTable } from './events-table.tsx'
import { evidencePageSize } from './evidence-page.ts'
import { EvidenceTimeline } from './evidence-timeline.tsx'
import { OwnershipPanel } from './ownership-panel.tsx'
import { PlacesTable } from './places-table.tsx'
import { serviceSentence } from './service-sentence.ts'
import styles from './service-view.module.css'
import { type Period, periods, timelineEvents, windowOf } from './timeline-lanes.ts'
import { WhyPanel } from './why-panel.tsx'

const periodNames = Object.keys(periods) as Period[]
const pageParsers = {
  period: parseAsStringLiteral(periodNames).withDefault('6 months'),
  /** The raw event that lies open: its source and its id. */
  source: parseAsString,
  event: parseAsString,
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
  const evidence = useQuery(serviceEvidenceOptions(service.id, { limit: evidencePageSize }))
  const now = instantOfView(filters, choices)
  const year = new Date(now).getUTCFullYear()
  const window = windowOf(service, place.period, now)
  const sentence = serviceSentence(service, now)
  const teamName = (id: string) => choices.teams.find(team => team.id === id)?.name ?? id
  const onOpen = ({ source, id }: { source: string; id: string }) => void setPlace({ source, event: id })
  return (
    <>
      <PageHeading crumb={<Crumb service={service} teamName={teamName} />}>
        {sentence.answer} <span className="soft">{sentence.rest}</span>
      </PageHeading>
      <Panel
        title="What happened, and the evidence for it"
        className={styles.row}
        actions={
          <span className={styles.period}>
            <Segmented
              label="Last"
              options={periodNames.map(value => ({ value, text: value }))}
              value={place.period}
              onChange={period => void setPlace({ period }, { history: 'replace' })}
            />
          </span>
        }
      >
        <EvidenceTimeline
          service={service}
          events={timelineEvents(service, evidence.data?.items ?? [], window)}
          window={window}
          onOpen={onOpen}
        />
      </Panel>
      <div className={styles.places}>
        <PlacesTable placements={service.placements} now={now} />
        <WhyPanel service={service} now={now} onOpen={onOpen} />
      </div>
      <PanelGrid layout="wide-narrow">
        <DeploysPanel deploys={service.deploys} year={year} />
        <OwnershipPanel ownership={service.ownership} year={year} teamName={teamName} linkTo={linkTo} />
      </PanelGrid>
      <EventsTable id={service.id} year={year} onOpen={onOpen} />
      {place.source !== null && place.event !== null ? (
        <EventDrawer
          source={place.source}
          id={place.event}
          onClose={() => void setPlace({ source: null, event: null }, { history: 'replace' })}
        />
      ) : null}
    </>
  )
}

function Crumb({ service, teamName }: { service: ServiceAnswer; teamName: (id: string) => string }) {
  const { choices, linkTo } = useView()
  const nameIn = (list: { id: string; name: string }[], id: string | null) =>
    id === null ? null : (list.find(item => item.id === id)?.name ?? id)
  const places = [nameIn(choices.areas, service.area), nameIn(choices.offices, service.office)]
  const more = [places.filter(Boolean).join(', '), service.archetype, service.kind].filter(Boolean)
  return (
    <>
      <Link href={linkTo('/services')}>Services</Link> ›{' '}
      {service.team === null ? null : (
        <>
          <Link href={linkTo(`/teams/${encodeURIComponent(service.team)}`)}>{teamName(service.team)}</Link> ›{' '}
        </>
      )}
      {service.id}
      {more.map(text => ` · ${text}`).join('')}
      {service.inScope ? '' : ' · not in scope'}
    </>
  )
}
