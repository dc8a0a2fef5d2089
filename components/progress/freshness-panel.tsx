'use client'

import Link from 'next/link'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import { useProgress } from './use-progress.ts'

const mostRows = 4

/** Whether these figures may be believed: who is silent, who spoke last. */
export function FreshnessPanel() {
  const { data, state } = useProgress()
  const { linkTo } = useView()
  const sources = [...(data?.freshness ?? [])].sort(
    (one, other) =>
      Number(other.silent) - Number(one.silent) ||
      (one.lastEventAt ?? '').localeCompare(other.lastEventAt ?? ''),
  )
  const silent = sources.filter(source => source.silent).length
  const now = Date.parse(data?.knownAt ?? '')
  const isEmpty = data !== undefined && sources.length === 0
  return (
    <Panel
      title={silent > 0 ? `${formatCounted(silent, 'source')} silent` : 'Every source is heard'}
      note={<Link href={linkTo('/sources')}>{formatCounted(sources.length, 'source')}</Link>}
    >
      <FrameBody
        state={
          isEmpty
            ? {
                kind: 'empty',
                title: 'Nothing is connected yet',
                text: 'Connect a source, or send a first deploy.',
              }
            : state
        }
        height={108}
        summary=""
        file="freshness"
        table={null}
      >
        <FactList
          facts={sources.slice(0, mostRows).map(source => ({
            key: source.source,
            figure: source.silent ? <span className="watch">!</span> : '✓',
            text: source.source,
            aside: source.lastEventAt
              ? `last event ${formatAge(now - Date.parse(source.lastEventAt))} ago`
              : 'no event yet',
          }))}
        />
      </FrameBody>
    </Panel>
  )
}
