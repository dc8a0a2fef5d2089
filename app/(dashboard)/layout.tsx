import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '#components/shell/providers.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { decodeTheme, themeCookie } from '#components/shell/theme.ts'
import type { ShownViewer } from '#components/shell/viewer-card.tsx'
import { landingPage } from '#lib/auth/landing-page.ts'
import type { Role, Viewer } from '#lib/domain/access/viewer.ts'
import { choicesOptions } from '#lib/query/choices-options.ts'
import { makeQueryClient } from '#lib/query/make-query-client.ts'
import { requireChoices } from './require-choices.ts'

export const dynamic = 'force-dynamic'

const roleNames: Record<Role, string> = {
  leader: 'Leadership',
  road_team: 'Road team',
  team_member: 'Team member',
  auditor: 'Auditor',
  admin: 'Admin',
}

function shownOf(viewer: Viewer): ShownViewer {
  const landing = landingPage(viewer)
  if (viewer.kind === 'person') return { name: viewer.name, role: roleNames[viewer.role], landing }
  return { name: viewer.kind === 'token' ? viewer.name : 'Nobody', role: 'API token', landing }
}

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { viewer, choices } = await requireChoices()
  const client = makeQueryClient()
  client.setQueryData(choicesOptions().queryKey, choices)
  const theme = decodeTheme((await cookies()).get(themeCookie)?.value)
  return (
    <Providers>
      <HydrationBoundary state={dehydrate(client)}>
        <Shell viewer={shownOf(viewer)} theme={theme}>
          {children}
        </Shell>
      </HydrationBoundary>
    </Providers>
  )
}
