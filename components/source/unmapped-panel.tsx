'use client'

import Link from 'next/link'
import { usePlatformName } from '#components/charts/platform-words.ts'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'
import styles from './sources-view.module.css'

const mostShown = 25

/** Names events carry and the catalogue does not know, the loudest first. */
export function UnmappedPanel({ names }: { names: SourcesAnswer['unmapped'] }) {
  const platformName = usePlatformName()
  const { linkTo } = useView()
  const waiting = names.reduce((sum, { rollouts }) => sum + rollouts, 0)
  return (
    <div id="unmapped">
      <Panel title="Names we cannot place" note={formatCount(names.length)}>
        {names.length === 0 ? (
          <Message icon="tick" title="Every name is placed">
            All events belong to a service and a cluster of the catalogue.
          </Message>
        ) : (
          <>
            <RecordTable
              caption="Names we cannot place, by rollouts waiting"
              isTight
              isNarrow
              rows={names.slice(0, mostShown)}
              rowKey={({ platform, name }) => `${platform} ${name}`}
              columns={[
                { key: 'name', header: 'Seen as', isTitle: true, cell: ({ name }) => <b>{name}</b> },
                {
                  key: 'platform',
                  header: 'On',
                  cell: ({ platform }) => (
                    <PlatformMark platform={platform}>{platformName(platform)}</PlatformMark>
                  ),
                },
                {
                  key: 'rollouts',
                  header: 'Rollouts waiting',
                  isNumber: true,
                  cell: ({ rollouts }) => formatCount(rollouts),
                },
              ]}
            />
            <p className={styles.note}>
              {names.length > mostShown
                ? `The first ${mostShown} of ${formatCount(names.length)} names. `
                : ''}
              {formatCounted(waiting, 'rollout')} {waiting === 1 ? 'waits' : 'wait'}; not counted anywhere
              until somebody says what they are.{' '}
              <Link href={linkTo('/sources/names')}>Map names and places</Link>
            </p>
          </>
        )}
      </Panel>
    </div>
  )
}
