import { redirect } from 'next/navigation'
import { currentViewer } from '#lib/auth/current-viewer.ts'

export const dynamic = 'force-dynamic'

/** Where each role begins: leaders with the overview, a team with itself, admins with the sources. */
export default async function Home() {
  const viewer = await currentViewer()
  if (viewer.kind === 'person') {
    if (viewer.role === 'team_member' && viewer.team) redirect(`/teams/${encodeURIComponent(viewer.team)}`)
    if (viewer.role === 'admin') redirect('/sources')
    if (viewer.role === 'road_team') redirect('/teams')
  }
  redirect('/overview')
}
