'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import type { CardSubject } from '#lib/domain/card/card.ts'
import { cardsOptions } from '#lib/query/card-options.ts'

const EmbedDrawer = dynamic(() => import('./embed-drawer.tsx').then(module => module.EmbedDrawer), {
  ssr: false,
})

/** For who may: a card of this for a portal. Everybody else sees no button. */
export function EmbedButton({ card, name }: { card: CardSubject; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(cardsOptions(card))
  if (!data?.mayCreate) return null
  return (
    <>
      <ActButton onClick={() => setOpen(true)}>Embed</ActButton>
      {isOpen ? <EmbedDrawer card={card} name={name} known={data} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
