import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { hasTeam } from '#lib/read/has-subject.ts'
import { requireChoices } from '../../require-choices.ts'

type TeamLayoutProps = { children: ReactNode; params: Promise<{ id: string }> }

/** Asks before anything is sent, so that an unknown team is a 404 and not a page. */
export default async function TeamLayout({ children, params }: TeamLayoutProps) {
  const [{ context }, { id }] = await Promise.all([requireChoices(), params])
  if (!(await hasTeam(context, decodeURIComponent(id)))) notFound()
  return children
}
