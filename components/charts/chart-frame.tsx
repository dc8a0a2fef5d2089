'use client'

import { type ReactNode, useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import styles from './chart-frame.module.css'
import { FrameBody } from './frame-body.tsx'
import { FrameMenu } from './frame-menu.tsx'
import { type FrameState, ready } from './frame-state.ts'
import type { FrameTable } from './frame-table.ts'

export type ChartFrameProps = {
  title: ReactNode
  /** Unit, n, period. */
  note?: ReactNode
  /** What the picture shows, for those who do not see it: its finding in one sentence. */
  summary: string
  /** Name of the downloaded file, without `.csv`. */
  file: string
  /** Final height of the body in px: nothing jumps when the picture comes. */
  height: number
  /** The picture. */
  children: ReactNode
  /** At most two lines that state the finding. */
  finding?: ReactNode
  table?: FrameTable
  state?: FrameState
  /** In words, where the picture stands on old data: "apse-3 missing since 06:12". */
  stale?: string | null
  /** New figures are on their way; the old ones stay. */
  isRefetching?: boolean
  className?: string
}

/** Around every picture: title, note, one of six states, the finding, and the same rows as a table, a file and a picture to keep. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, summary, file, height, children, finding, table, state = ready, className } = props
  const [isTable, setTable] = useState(false)
  const isReady = state.kind === 'ready'
  const showsTable = isTable && isReady && table !== undefined
  const noteText = props.stale ? (
    <>
      <span className="watch">{props.stale}</span> · {note}
    </>
  ) : (
    note
  )
  const menu =
    table && isReady ? (
      <FrameMenu
        title={typeof title === 'string' ? title : file}
        summary={summary}
        file={file}
        table={table}
        isTable={isTable}
        onToggle={() => setTable(shown => !shown)}
      />
    ) : null
  return (
    <Panel title={title} note={noteText} actions={menu} className={`${styles.frame} ${className ?? ''}`}>
      {props.isRefetching ? <span className={styles.running} aria-hidden="true" /> : null}
      {/* `t` while the focus is anywhere in the frame turns the picture into its table. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut beside the button in the header */}
      <div
        onKeyDown={event => {
          if (event.key === 't' && table && isReady && !event.ctrlKey && !event.metaKey)
            setTable(shown => !shown)
        }}
      >
        <FrameBody
          state={state}
          height={height}
          summary={summary}
          table={showsTable ? table : null}
          file={file}
        >
          {children}
        </FrameBody>
      </div>
      {finding && isReady ? <div className={styles.finding}>{finding}</div> : null}
    </Panel>
  )
}
