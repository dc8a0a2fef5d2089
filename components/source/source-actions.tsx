'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import { ActRefusal } from './act-outcome.tsx'
import { ConnectionFindings, type ConnectionTest } from './connection-findings.tsx'
import styles from './source-view.module.css'

/** What an admin does with a source: each button says what happens, and what came of it stands below. */
export function SourceActions({ source }: { source: SourceItem }) {
  const { id, isPull, isPaused, isResyncing, origin } = source
  const path = `sources/${encodeURIComponent(id)}`
  const router = useRouter()
  const [isAsked, setAsked] = useState(false)
  const test = useAct(() => sendAct<ConnectionTest>('POST', `${path}/test`))
  const pause = useAct((isPaused: boolean) => sendAct('PATCH', path, { isPaused }))
  const resync = useAct(() => sendAct('POST', `${path}/resync`))
  const disconnect = useAct(() => sendAct('DELETE', path))
  const leave = () => disconnect.mutate(undefined, { onSuccess: () => router.push('/sources') })
  return (
    <div className={styles.acts}>
      <div className={styles.buttons}>
        <Button onClick={() => test.mutate()} disabled={test.isPending}>
          {test.isPending ? 'Testing…' : 'Test connection'}
        </Button>
        {isPull ? (
          <>
            <ActButton onClick={() => pause.mutate(!isPaused)} disabled={pause.isPending}>
              {isPaused ? 'Go on' : 'Pause'}
            </ActButton>
            <ActButton
              onClick={() => resync.mutate()}
              disabled={resync.isPending || isPaused || isResyncing}
              title="Everything is listed again, as on the first day; nothing is lost"
            >
              {isResyncing ? 'Listing anew…' : 'List everything anew'}
            </ActButton>
          </>
        ) : null}
        {origin === 'page' || origin === 'file' ? (
          <ActButton onClick={() => setAsked(true)} disabled={isAsked}>
            Disconnect…
          </ActButton>
        ) : null}
      </div>
      {isAsked ? (
        <section className={styles.confirm} aria-label={`Disconnect ${id}?`}>
          <p>
            <b>Disconnect {id}?</b> Nobody reads it or takes its signatures any more, and its secrets are
            deleted. What it told stays;{' '}
            {source.services === 0 ? '' : 'services it alone watched keep their last state; '}
            its silence means nothing from then on.
          </p>
          <div className={styles.buttons}>
            <ActButton onClick={leave} disabled={disconnect.isPending}>
              Disconnect {id}
            </ActButton>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </div>
        </section>
      ) : null}
      {test.data ? <ConnectionFindings test={test.data} /> : null}
      <ActRefusal title="The connection was not tried" error={test.error} />
      <ActRefusal title="Nothing was changed" error={pause.error ?? resync.error ?? disconnect.error} />
    </div>
  )
}
