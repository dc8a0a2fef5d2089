'use client'

import dynamic from 'next/dynamic'
import { FindLayer } from '#components/find/find-layer.tsx'
import { ReceiptLayer } from '#components/receipt/receipt-layer.tsx'

// Nothing of this is seen: it may come after what is.
const Keyboard = dynamic(() => import('./keyboard.tsx').then(module => module.Keyboard), { ssr: false })
const ReceiptNotes = dynamic(
  () => import('#components/receipt/receipt-notes.tsx').then(module => module.ReceiptNotes),
  { ssr: false },
)
const LiveAnswers = dynamic(() => import('./live-answers.tsx').then(module => module.LiveAnswers), {
  ssr: false,
})

/** Keys, changes from the server, and the receipt of a figure. */
export function AfterPaint() {
  return (
    <>
      <Keyboard />
      <LiveAnswers />
      <ReceiptLayer />
      <FindLayer />
    </>
  )
}

/** What only paper shows, at the foot of the page. */
export const PrintNotes = () => <ReceiptNotes />
