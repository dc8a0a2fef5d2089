'use client'

import Link from 'next/link'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import { useProgress } from './use-progress.ts'

/** What works against the migration: births on Helios and returns. Red only where a target of zero is missed. */
export function GrowingBackPanel() {
  const { data, state } = useProgress()
  const { linkTo } = useView()
  return (
    <Panel
      title="Is it growing back?"
      note={<Link href={`${linkTo('/services').split('?')[0]}?state=back_on_origin`}>all that are back</Link>}
    >
      <FrameBody state={state} height={108} summary="" file="growing-back" table={null}>
        {data ? (
          <FactList
            facts={[
              {
                key: 'born',
                figure: <Figure of="progress.bornOnOrigin">{formatCount(data.bornOnOrigin30Days)}</Figure>,
                text: 'born on Helios, 30 days',
                aside: 'target 0',
                isBad: data.bornOnOrigin30Days > 0,
              },
              {
                key: 'returned',
                figure: <Figure of="progress.returned">{formatCount(data.returned30Days)}</Figure>,
                text: 'returned to Helios, 30 days',
                aside: `${formatCount(data.states.back_on_origin)} back now`,
              },
              {
                key: 'once',
                figure: formatCount(data.baseline.everMigrated - data.baseline.migrated),
                text: 'of the baseline were off it once',
                aside: `${formatCount(data.baseline.everMigrated)} ever`,
              },
              {
                key: 'expiring',
                figure: <Figure of="progress.exempt">{formatCount(data.exempt.expiringIn30Days)}</Figure>,
                text: 'exemptions end within 30 days',
                aside: `of ${formatCount(data.exempt.count)}`,
              },
            ]}
          />
        ) : null}
      </FrameBody>
    </Panel>
  )
}
