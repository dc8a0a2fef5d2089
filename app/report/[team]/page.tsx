import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClosedLink } from '#components/report/closed-link.tsx'
import { ReportForm } from '#components/report/report-form.tsx'
import { processDatabase } from '#db/process-database.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { currentViewer } from '#lib/auth/current-viewer.ts'
import { openReportLink, viewerOfLink } from '#lib/auth/report-link.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { AccessDenied, InvalidFilter, NotFound } from '#lib/read/read-error.ts'
import { readReportForm } from '#lib/read/report-form.ts'
import styles from './page.module.css'

export const dynamic = 'force-dynamic'
// The address may carry a link: where it leads on must not learn it.
export const metadata: Metadata = { title: 'Report', referrer: 'no-referrer' }

type Search = Promise<Record<string, string | string[] | undefined>>
type PageProps = { params: Promise<{ team: string }>; searchParams: Search }

const textOf = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** The one-minute report of a team, for whoever holds its signed link and for its signed-in members. */
export default async function ReportPage({ params, searchParams }: PageProps) {
  const team = decodeURIComponent((await params).team)
  const search = await searchParams
  const link = textOf(search.link)
  const db = processDatabase()
  const now = Date.now()
  const path = `/report/${encodeURIComponent(team)}`
  let viewer: Viewer
  if (link === null) {
    viewer = await currentViewer()
    if (viewer.kind === 'nobody') redirect(`/login?callbackUrl=${encodeURIComponent(path)}`)
  } else {
    const opened = await openReportLink(db, link, authSettings(process.env).secret, now)
    if (opened.is !== 'open')
      return <ClosedLink team={team} link={link} because={opened.is === 'bad' ? 'bad' : opened.because} />
    viewer = viewerOfLink(opened.link)
  }
  const filters = { ...noFilters, migration: textOf(search.migration) }
  const answer = await readReportForm({ viewer, db, now }, team, filters).catch((error: unknown) => {
    if (error instanceof AccessDenied || error instanceof NotFound || error instanceof InvalidFilter)
      return error.message
    throw error
  })
  if (typeof answer === 'string') return <Refused text={answer} />
  const teamHref = link === null ? `/teams/${encodeURIComponent(team)}` : null
  if (!answer.mayReport)
    return (
      <Refused
        text={`Only ${answer.name ?? team} reports for itself, by its members or its link.`}
        href={teamHref}
      />
    )
  return <ReportForm answer={answer} link={link} closeHref={teamHref} />
}

function Refused({ text, href = null }: { text: string; href?: string | null }) {
  return (
    <main id="content" className={styles.refused}>
      <h1>This report is not open to you</h1>
      <p>{text}</p>
      {href === null ? null : (
        <p>
          <a href={href}>What it said, and what runs</a>
        </p>
      )}
    </main>
  )
}
