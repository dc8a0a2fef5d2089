import { SignInPanel } from '#components/sign-in/sign-in-panel.tsx'
import { processDatabase } from '#db/process-database.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { currentViewer } from '#lib/auth/current-viewer.ts'
import { signInChoices } from '#lib/auth/sign-in-choices.ts'
import styles from './login.module.css'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Sign in · Landfall' }

/** What next-auth reports, in words someone can act on. */
const sentences: Record<string, string> = {
  AccessDenied: 'You are known, but no role is mapped to your groups. Ask an admin of Landfall for one.',
  CredentialsSignin: 'That token is not valid, has expired, or may not read.',
  OAuthCallback:
    'The sign-in service answered with something unexpected. Try again; if it stays, tell an admin.',
  OAuthSignin: 'The sign-in service cannot be reached. Try again in a minute.',
}

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { error, callbackUrl } = await searchParams
  const settings = authSettings(process.env)
  const [viewer, choices] = await Promise.all([currentViewer(), signInChoices(processDatabase(), settings)])
  const problem =
    typeof error === 'string' ? (sentences[error] ?? 'Signing in did not work. Try again.') : null
  const next = typeof callbackUrl === 'string' && /^\/(?![/\\])/.test(callbackUrl) ? callbackUrl : '/'
  return (
    <main id="content" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>Landfall</p>
        <h1 className={styles.title}>
          {choices.demo ? 'Look around a company in the middle of its move' : 'Sign in'}
        </h1>
        {choices.demo && (
          <p className={styles.lead}>
            An invented company moves 2,000 services from Helios to Kubernetes. Everything you see is computed
            from its events.
          </p>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <SignInPanel
          choices={choices}
          next={next}
          signedInAs={viewer.kind === 'person' ? viewer.name : null}
        />
      </div>
    </main>
  )
}
