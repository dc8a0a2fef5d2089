'use client'

import { signIn, signOut } from 'next-auth/react'
import { useId, useState } from 'react'
import styles from './sign-in-panel.module.css'

type Choices = {
  oidcLabel: string | null
  demo: {
    entries: { role: string; name: string; opens: string }[]
    teams: { id: string; name: string }[]
  } | null
}

/** The ways in that are configured; nothing that would not work is shown. */
export function SignInPanel({
  choices,
  next,
  signedInAs,
}: {
  choices: Choices
  next: string
  signedInAs: string | null
}) {
  if (signedInAs) {
    return (
      <div className={styles.stack}>
        <p className={styles.note}>You are signed in as {signedInAs}.</p>
        <a className={styles.primary} href={next}>
          Go on
        </a>
        <button type="button" className={styles.plain} onClick={() => signOut({ callbackUrl: '/login' })}>
          Sign out
        </button>
      </div>
    )
  }
  return (
    <div className={styles.stack}>
      {choices.demo && <DemoEntries demo={choices.demo} next={next} />}
      {choices.oidcLabel && (
        <button
          type="button"
          className={styles.primary}
          onClick={() => signIn('oidc', { callbackUrl: next })}
        >
          Sign in with {choices.oidcLabel}
        </button>
      )}
      <TokenForm next={next} isOnlyWay={!choices.demo && !choices.oidcLabel} />
    </div>
  )
}

function DemoEntries({ demo, next }: { demo: NonNullable<Choices['demo']>; next: string }) {
  const [team, setTeam] = useState(demo.teams[0]?.id ?? '')
  const teamField = useId()
  return (
    <ul className={styles.entries}>
      {demo.entries.map(entry => (
        <li key={entry.role} className={styles.entry}>
          <button
            type="button"
            className={styles.entryButton}
            onClick={() =>
              signIn('demo', {
                role: entry.role,
                team: entry.role === 'team_member' ? team : '',
                callbackUrl: next,
              })
            }
          >
            <span className={styles.entryName}>{entry.name}</span>
            <span className={styles.entryOpens}>opens {entry.opens}</span>
          </button>
          {entry.role === 'team_member' && demo.teams.length > 0 && (
            <span className={styles.teamChoice}>
              <label htmlFor={teamField}>Team</label>
              <select id={teamField} value={team} onChange={event => setTeam(event.target.value)}>
                {demo.teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function TokenForm({ next, isOnlyWay }: { next: string; isOnlyWay: boolean }) {
  const [token, setToken] = useState('')
  const field = useId()
  const form = (
    <form
      className={styles.stack}
      onSubmit={event => {
        event.preventDefault()
        signIn('token', { token, callbackUrl: next })
      }}
    >
      <label htmlFor={field} className={styles.note}>
        API token with scope admin or read
      </label>
      <input
        id={field}
        type="password"
        autoComplete="off"
        required
        className={styles.field}
        value={token}
        onChange={event => setToken(event.target.value)}
      />
      <button type="submit" className={isOnlyWay ? styles.primary : styles.plain}>
        Sign in with the token
      </button>
      {isOnlyWay && (
        <p className={styles.note}>
          Make one with <code>npm run landfall -- token create</code>, or connect your identity provider
          (README, Configure).
        </p>
      )}
    </form>
  )
  if (isOnlyWay) return form
  return (
    <details className={styles.more}>
      <summary>Use an API token instead</summary>
      {form}
    </details>
  )
}
