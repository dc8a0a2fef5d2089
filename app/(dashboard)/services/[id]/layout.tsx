import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { hasService } from '#lib/read/has-subject.ts'
import { requireChoices } from '../../require-choices.ts'

type ServiceLayoutProps = { children: ReactNode; params: Promise<{ id: string }> }

/** Asks before anything is sent, so that an unknown service is a 404 and not a page. */
export default async function ServiceLayout({ children, params }: ServiceLayoutProps) {
  const [{ context }, { id }] = await Promise.all([requireChoices(), params])
  if (!(await hasService(context, decodeURIComponent(id)))) notFound()
  return children
}
