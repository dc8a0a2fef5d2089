import { usePlatformName } from '#components/charts/platform-words.ts'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { PlatformMark } from './platform-mark.tsx'

const mostShown = 25

/** The newest deploys: changed artefacts that reached production, clusters folded. */
export function DeploysPanel({ deploys, year }: { deploys: ServiceAnswer['deploys']; year: number }) {
  const platformName = usePlatformName()
  const newest = deploys.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  if (newest.length === 0) {
    return (
      <Panel title="Deploys">
        <Message icon="lines" title="No deploy seen">
          No changed artefact of it reached production through a source Landfall hears.
        </Message>
      </Panel>
    )
  }
  return (
    <Panel
      title="Deploys"
      note={
        newest.length > mostShown
          ? `newest ${mostShown} of ${formatCount(newest.length)}`
          : formatCount(newest.length)
      }
    >
      <RecordTable
        caption="Deploys, newest first"
        isTight
        isNarrow
        rows={newest.slice(0, mostShown)}
        rowKey={({ at, platform }) => `${at} ${platform}`}
        columns={[
          { key: 'at', header: 'Time', isTitle: true, cell: ({ at }) => formatInstant(at, year) },
          {
            key: 'platform',
            header: 'On',
            cell: ({ platform }) => <PlatformMark platform={platform}>{platformName(platform)}</PlatformMark>,
          },
          {
            key: 'version',
            header: 'Version',
            cell: ({ version, artefact }) => (
              <span title={artefact ?? undefined}>{version ?? artefact?.slice(0, 14) ?? '–'}</span>
            ),
          },
          {
            key: 'rollouts',
            header: 'Rollouts',
            isNumber: true,
            isSecondary: true,
            cell: ({ rollouts }) => formatCount(rollouts),
          },
        ]}
      />
    </Panel>
  )
}
