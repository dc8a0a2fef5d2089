import { redirect } from 'next/navigation'
import { currentViewer } from '#lib/auth/current-viewer.ts'
import { landingPage } from '#lib/auth/landing-page.ts'

export const dynamic = 'force-dynamic'

export default async function Home() {
  redirect(landingPage(await currentViewer()))
}
