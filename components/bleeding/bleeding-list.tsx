'use client'

import { useState } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatCount } from '#lib/format/number.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BleedingCounts, BleedingItem } from '#lib/read/answers/bleeding-answer.ts'
import styles from './bleeding.module.css'
import { type ColumnsOf, mutedColumns, openColumns } from './bleeding-columns.tsx'
import { bleedingWordsOf } from './bleeding-words.ts'
import { countText } from './count-text.ts'
import { MuteDrawer } from './mute-drawer.tsx'

type ListProps = {
  counts: BleedingCounts
  /** Of this list, the muted among them. */
  items: BleedingItem[]
  migration: string
  /** Whether who looks may mute, and the view is of now. */
  mayChange: boolean
  onMore: () => void
}

/** One of the lists: what is on it, and what is set aside with its reason. */
export function BleedingListPanel({ counts, items, migration, mayChange, onMore }: ListProps) {
  const { list, count, muted } = counts
  const open = items.filter(({ mute }) => mute === null)
  const mutedItems = items.filter(({ mute }) => mute !== null)
  const { filters, choices, linkTo } = useView()
  const [muting, setMuting] = useState<BleedingItem | null>(null)
  const end = useAct((id: string) => sendAct('POST', `mutes/${encodeURIComponent(id)}/end`, {}))
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const { title, says, none, since } = bleedingWordsOf(usePlatformNames())[list]
  const of: ColumnsOf = {
    list,
    since,
    now: instantOfView(filters, choices),
    linkTo,
    teamName: id => names.get(id) ?? id,
  }
  return (
    <div id={list}>
      <Panel title={title} note={countText(count, muted)}>
        <p className={styles.says}>{says}</p>
        {count === 0 ? (
          <Message icon="tick" title={muted === 0 ? 'None' : 'None that is not muted'}>
            {none}
          </Message>
        ) : (
          <RecordTable
            caption={title}
            isTight
            rows={open}
            rowKey={({ service }) => service}
            columns={openColumns(of, mayChange ? { onAct: setMuting, isBusy: false } : null)}
          />
        )}
        {open.length < count ? (
          <Button className={styles.more} onClick={onMore}>
            Show all {formatCount(count)}
          </Button>
        ) : null}
        {muted > 0 ? (
          <>
            <h3 className={styles.muted}>Muted: {formatCount(muted)}</h3>
            <RecordTable
              caption={`${title}: muted`}
              isTight
              rows={mutedItems}
              rowKey={({ service }) => service}
              columns={mutedColumns(
                of,
                mayChange
                  ? { onAct: ({ mute }) => mute && end.mutate(mute.id), isBusy: end.isPending }
                  : null,
              )}
            />
          </>
        ) : null}
        {end.error ? (
          <div role="alert">
            <Message icon="warning" tone="bad" title="The mute stays">
              {end.error.message}
            </Message>
          </div>
        ) : null}
      </Panel>
      {muting ? <MuteDrawer item={muting} migration={migration} onClose={() => setMuting(null)} /> : null}
    </div>
  )
}
