'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'

const ReportLinkDrawer = dynamic(
  () => import('./report-link-drawer.tsx').then(module => module.ReportLinkDrawer),
  { ssr: false },
)

/** For who may: a link that opens the report of a team on any phone, without signing in. */
export function ReportLinkButton({ team, name }: { team: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActButton onClick={() => setOpen(true)}>Copy a report link</ActButton>
      {isOpen ? <ReportLinkDrawer team={team} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
