'use client'

import { useState } from 'react'
import { sendAct } from '#lib/query/send-act.ts'
import styles from './report-form.module.css'

type ClosedLinkProps = { team: string; link: string; because: 'expired' | 'revoked' | 'bad' }

/** A link that opens nothing any more: another one goes to the team, never to whoever asks. */
export function ClosedLink({ team, link, because }: ClosedLinkProps) {
  const [state, setState] = useState<'idle' | 'asking' | 'asked' | 'failed'>('idle')
  const ask = async () => {
    setState('asking')
    try {
      await sendAct('POST', 'report-links/renew', { link }, null)
      setState('asked')
    } catch {
      setState('failed')
    }
  }
  const texts = {
    expired: 'This link has run out',
    revoked: 'This link was ended',
    bad: 'This link opens nothing',
  }
  return (
    <main id="content" className={styles.main}>
      <section className={styles.card}>
        <h1>{texts[because]}</h1>
        {because === 'bad' ? (
          <p>It is not complete, or it was not made here. Open it again from the message it came in.</p>
        ) : (
          <p>
            Links to a report work for at most 14 days. Another one can be sent to the address of the team.
          </p>
        )}
        {because === 'bad' || state === 'asked' ? null : (
          <button
            type="button"
            className={styles.send}
            disabled={state === 'asking'}
            onClick={() => void ask()}
          >
            Send a new link to the team
          </button>
        )}
        {state === 'asked' ? (
          <p role="status">
            If the team has left an address with us, a new link is on its way to it; at most one an hour.
          </p>
        ) : null}
        {state === 'failed' ? (
          <p className="bad" role="alert">
            That did not work. Try again in a minute.
          </p>
        ) : null}
        <p>
          <a href={`/login?callbackUrl=${encodeURIComponent(`/report/${encodeURIComponent(team)}`)}`}>
            Sign in and report
          </a>
        </p>
      </section>
    </main>
  )
}
