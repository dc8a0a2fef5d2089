import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { hasSource } from '#lib/read/has-subject.ts'
import { requireChoices } from '../../require-choices.ts'

type SourceLayoutProps = { children: ReactNode; params: Promise<{ id: string }> }

/** Asks before anything is sent, so that an unknown source is a 404 and not a page. */
export default async function SourceLayout({ children, params }: SourceLayoutProps) {
  const [{ context }, { id }] = await Promise.all([requireChoices(), params])
  if (!(await hasSource(context, decodeURIComponent(id)))) notFound()
  return children
}
