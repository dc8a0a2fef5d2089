import type { Database } from '#db/client.ts'
import { selectInstanceSetting } from '#db/queries/select-instance-setting.ts'
import { selectTeamsForSignIn } from '#db/queries/select-teams-for-sign-in.ts'
import type { AuthSettings } from './auth-settings.ts'
import { demoEntries } from './demo-identity.ts'

export type SignInChoices = {
  /** What the button says; null without OpenID Connect. */
  oidcLabel: string | null
  /** Roles to enter the demo company as; null outside the demo. */
  demo: {
    entries: { role: string; name: string; opens: string }[]
    teams: { id: string; name: string }[]
  } | null
}

/** What the sign-in page offers: the same conditions as the providers in `auth-options.ts`. */
export async function signInChoices(db: Database, settings: AuthSettings): Promise<SignInChoices> {
  const isDemo = !settings.oidc && settings.isLoopback && (await selectInstanceSetting(db, 'kind')) === 'demo'
  return {
    oidcLabel: settings.oidc?.label ?? null,
    demo: isDemo ? { entries: [...demoEntries], teams: await selectTeamsForSignIn(db) } : null,
  }
}
