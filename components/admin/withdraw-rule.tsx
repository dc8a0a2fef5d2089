'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { RulesForm } from './rules-form.tsx'

/** Takes one version back, after its effect was seen. */
export function WithdrawRule({ path, title }: { path: string; title: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setOpen(true)}>
        Take back
      </Button>
      {isOpen ? (
        <Sheet title={title} side="right" onClose={() => setOpen(false)}>
          <RulesForm path={path} input={noInput} verb="Take back" onSaved={() => setOpen(false)} />
        </Sheet>
      ) : null}
    </>
  )
}

const noInput = {}
