import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'
import styles from './chart-frame.module.css'
import type { FrameState } from './frame-state.ts'
import type { FrameTable } from './frame-table.ts'

// Most pictures are never turned into their table.
const TableInPlace = dynamic(() => import('./table-in-place.tsx').then(module => module.TableInPlace))

type FrameBodyProps = {
  state: FrameState
  height: number
  summary: string
  file: string
  table: FrameTable | null
  children: ReactNode
}

/** The body of a frame in its state; it keeps its height in all of them. */
export function FrameBody({ state, height, summary, file, table, children }: FrameBodyProps) {
  const size = { minHeight: height }
  if (state.kind === 'loading') return <Waiting height={height} />
  if (state.kind === 'empty') {
    const { clear } = state
    return (
      <div className={styles.center} style={size}>
        <Message
          icon="lines"
          title={state.title}
          actions={
            clear ? (
              <Button size="small" onClick={clear.onClick}>
                {clear.label}
              </Button>
            ) : null
          }
        >
          {state.text}
        </Message>
      </div>
    )
  }
  if (state.kind === 'too-little')
    return (
      <div className={styles.center} style={size}>
        <Message icon="clock" title={state.title}>
          {state.text}
        </Message>
      </div>
    )
  if (state.kind === 'error')
    return (
      <div className={styles.center} style={size} role="alert">
        <Message
          icon="warning"
          tone="bad"
          title={state.title}
          actions={
            <>
              <Button size="small" onClick={state.retry}>
                Try again
              </Button>
              {state.reference ? <span className={styles.reference}>ref {state.reference}</span> : null}
            </>
          }
        >
          {state.text}
        </Message>
      </div>
    )
  if (table) return <TableInPlace table={table} height={height} file={file} />
  return (
    <figure className={styles.picture} style={size}>
      <figcaption className="unseen">{summary}</figcaption>
      {children}
    </figure>
  )
}

/** Grey blocks at final size, after 300 ms of nothing. */
function Waiting({ height }: { height: number }) {
  return (
    <div className={styles.waiting} style={{ height }} role="status">
      <span className="unseen">Loading</span>
      <i style={{ width: '88%' }} />
      <i style={{ width: '70%' }} />
      <i style={{ width: '79%' }} />
    </div>
  )
}
