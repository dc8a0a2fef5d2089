'use client'

import { useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { Chip } from './chip.tsx'

const shownMs = 2_000

/** Copies the address of this view. */
export function CopyLink() {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), shownMs)
  }
  return (
    <>
      <Chip aria-label="Copy link to this view" title="Copy link to this view" onClick={copy}>
        <Icon name={isCopied ? 'tick' : 'link'} size={14} />
      </Chip>
      <span className="unseen" role="status">
        {isCopied ? 'Link copied' : ''}
      </span>
    </>
  )
}
