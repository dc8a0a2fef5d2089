'use client'

import dynamic from 'next/dynamic'

// Nothing of this is seen: it may come after what is.
const Keyboard = dynamic(() => import('./keyboard.tsx').then(module => module.Keyboard), { ssr: false })
const LiveAnswers = dynamic(() => import('./live-answers.tsx').then(module => module.LiveAnswers), {
  ssr: false,
})

/** Keys, and changes from the server. */
export function AfterPaint() {
  return (
    <>
      <Keyboard />
      <LiveAnswers />
    </>
  )
}
