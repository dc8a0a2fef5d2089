import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatAge, formatDay } from '#lib/format/date.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { InstanceSquares } from './instance-squares.tsx'
import { PlatformMark } from './platform-mark.tsx'

type Placement = ServiceAnswer['placements'][number]

/** One row a place: where it is deployed now, and the last stay where it was before. */
export function PlacesTable({ placements, now }: { placements: Placement[]; now: number }) {
  const rows = latestByPlace(placements)
  const year = new Date(now).getUTCFullYear()
  const day = (at: string) => formatDay(dayOf(at), year)
  const open = rows.filter(({ to }) => to === null).length
  if (rows.length === 0) {
    return (
      <Panel title="Where it runs">
        <Message icon="services" title="Nowhere yet">
          No source has shown this service deployed in production.
        </Message>
      </Panel>
    )
  }
  return (
    <Panel title="Where it runs" note={`${open} of ${rows.length} places now`}>
      <RecordTable
        caption="Where it runs"
        rows={rows}
        rowKey={({ platform, cluster }) => `${platform} ${cluster}`}
        columns={[
          {
            key: 'place',
            header: 'Place',
            isTitle: true,
            cell: ({ platform, cluster, isSilent }) => (
              <PlatformMark platform={platform}>
                <b>{cluster}</b>
                {isSilent ? <Tag tone="watch">silent</Tag> : null}
              </PlatformMark>
            ),
          },
          {
            key: 'region',
            header: 'Region',
            cell: ({ region }) => <span className="text-2">{region ?? '–'}</span>,
          },
          { key: 'version', header: 'Version', cell: ({ version }) => <Version text={version} /> },
          { key: 'ready', header: 'Ready instances', cell: row => <Instances placement={row} /> },
          {
            key: 'since',
            header: 'Deployed',
            isNumber: true,
            cell: ({ from, to, deletedAt }) =>
              to === null ? (
                <span className="text-3">since {day(from)}</span>
              ) : (
                <span className="text-3">
                  until {day(to)}
                  {deletedAt ? ', deleted' : ''}
                </span>
              ),
          },
          {
            key: 'last',
            header: 'Last ready',
            isNumber: true,
            cell: ({ presence }) => <LastReady presence={presence} now={now} />,
          },
        ]}
      />
    </Panel>
  )
}

/** A digest says too much for a cell: the first twelve signs name it, the rest is in its title. */
function Version({ text }: { text: string | null }) {
  if (text === null) return <span className="text-3">–</span>
  return text.length > 18 ? <span title={text}>{text.slice(0, 12)}…</span> : <span>{text}</span>
}

function Instances({ placement }: { placement: Placement }) {
  const { to, readyInstances, presence, platform } = placement
  if (to !== null) return <span className="text-3">gone</span>
  if (readyInstances !== null && readyInstances > 0)
    return <InstanceSquares count={readyInstances} platform={platform} />
  const isReady = presence.some(span => span.to === null)
  if (readyInstances === null)
    return <span className="text-2">{isReady ? 'ready, not counted' : 'none seen'}</span>
  return <span className="text-2">no instance ready</span>
}

function LastReady({ presence, now }: { presence: Placement['presence']; now: number }) {
  if (presence.length === 0) return <span className="text-3">not yet</span>
  if (presence.some(({ to }) => to === null)) return <span className="text-3">now</span>
  const last = Math.max(...presence.map(({ to }) => Date.parse(to!)))
  return <span className="text-3">{formatAge(now - last)} ago</span>
}

/** The newest stay on each cluster, open ones first, Helios before Kubernetes. */
function latestByPlace(placements: readonly Placement[]): Placement[] {
  return [...Map.groupBy(placements, ({ platform, cluster }) => `${platform} ${cluster}`).values()]
    .map(stays => stays.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]!)
    .sort(
      (a, b) =>
        Number(a.to !== null) - Number(b.to !== null) ||
        a.platform.localeCompare(b.platform) ||
        a.cluster.localeCompare(b.cluster),
    )
}
