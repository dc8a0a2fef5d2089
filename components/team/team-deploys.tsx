import Link from 'next/link'
import { type Platforms, usePlatformName, usePlatformNames } from '#components/charts/platform-words.ts'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'

const mostShown = 6
type LastDeploy = { service: string; platform: string; at: number }

/** The newest deploy of each service on each platform, newest first. */
function lastDeploys(
  items: readonly ServiceItem[],
  sides: Pick<Platforms, 'origin' | 'target'>,
): LastDeploy[] {
  return items
    .flatMap(({ id, lastDeployAt: { origin, target } }): LastDeploy[] => [
      ...(origin ? [{ service: id, platform: sides.origin, at: Date.parse(origin) }] : []),
      ...(target ? [{ service: id, platform: sides.target, at: Date.parse(target) }] : []),
    ])
    .sort((a, b) => b.at - a.at)
}

export function TeamDeploys({
  items,
  now,
  linkTo,
}: {
  items: readonly ServiceItem[]
  now: number
  linkTo: (path: string) => string
}) {
  const platformName = usePlatformName()
  const deploys = lastDeploys(items, usePlatformNames())
  if (deploys.length === 0) {
    return (
      <Panel title="Deployed last">
        <Message icon="lines" title="No deploy seen yet">
          None of this team’s services reached production through a source Landfall hears.
        </Message>
      </Panel>
    )
  }
  return (
    <Panel title="Deployed last" note="newest of each service and platform">
      <RecordTable
        caption="Deployed last"
        isTight
        isNarrow
        rows={deploys.slice(0, mostShown)}
        rowKey={({ service, platform }) => `${service} ${platform}`}
        columns={[
          {
            key: 'service',
            header: 'Service',
            isTitle: true,
            cell: ({ service }) => (
              <Link href={linkTo(`/services/${encodeURIComponent(service)}`)} prefetch={false}>
                <b>{service}</b>
              </Link>
            ),
          },
          {
            key: 'platform',
            header: 'On',
            cell: ({ platform }) => <PlatformMark platform={platform}>{platformName(platform)}</PlatformMark>,
          },
          {
            key: 'at',
            header: 'Ago',
            isNumber: true,
            cell: ({ at }) => <span title={formatInstant(at)}>{formatAge(now - at)}</span>,
          },
        ]}
      />
    </Panel>
  )
}
