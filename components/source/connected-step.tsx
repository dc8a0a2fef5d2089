'use client'

import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '#components/ui/button.tsx'
import { CodeBox } from '#components/ui/code-box.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { sourceOptions } from '#lib/query/sources-options.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import type { Connected } from './add-source-view.tsx'
import { SenderPanel } from './sender-panel.tsx'
import styles from './source-view.module.css'

const lookMs = 2_000

/** After connecting: the secret, once; what to set up; and the first event as it arrives. */
export function ConnectedStep({ connected }: { connected: Connected }) {
  const { id, way, secret } = connected
  const { data } = useQuery(sourceOptions(id, lookMs))
  const first = (
    <Panel title="First event">
      <div role="status">
        <FirstEvent source={data?.source ?? null} isPull={way.isPull} />
      </div>
      <div className={styles.buttons}>
        <ButtonLink href={`/sources/${encodeURIComponent(id)}`}>Open {id}</ButtonLink>
        <ButtonLink href="/sources">All sources</ButtonLink>
      </div>
    </Panel>
  )
  if (way.isPull) return first
  return (
    <>
      {secret === null ? null : (
        <Panel title="Its secret" className={styles.row}>
          <CodeBox label="The secret, shown this once" text={secret} />
          <p className={styles.text}>
            Set it at the sender now. It is kept sealed; nobody can read it here again. If it is lost, add
            another.
          </p>
        </Panel>
      )}
      <PanelGrid layout="two">
        <SenderPanel
          id={id}
          kind={way.kind.kind}
          signatures={way.kind.hook?.signatures ?? []}
          secret={secret}
        />
        {first}
      </PanelGrid>
    </>
  )
}

function FirstEvent({ source, isPull }: { source: SourceItem | null; isPull: boolean }) {
  const hasCome = source !== null && source.received > 0
  if (hasCome)
    return (
      <Message icon="tick" title={isPull ? 'It is read' : 'The first event arrived'}>
        {formatCount(source.received)} received: {formatCount(source.accepted)} accepted,{' '}
        {formatCount(source.ignored)} ignored, {formatCount(source.rejected)} rejected.
      </Message>
    )
  if (source?.lastError)
    return (
      <Message icon="warning" tone="bad" title="It cannot be read yet">
        {source.lastError}
      </Message>
    )
  if (source?.lastFullListAt)
    return (
      <Message icon="tick" title="It is read">
        Everything was listed at {formatInstant(source.lastFullListAt)}; nothing runs there that we follow.
      </Message>
    )
  return (
    <Message icon="clock" title="Waiting for the first event">
      {isPull ? 'A worker takes it up within some seconds.' : 'Send one as shown: this turns as it arrives.'}
    </Message>
  )
}
