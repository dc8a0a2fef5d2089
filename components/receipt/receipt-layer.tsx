'use client'

import dynamic from 'next/dynamic'
import { useView } from '#lib/query/use-view.ts'

const ReceiptDrawer = dynamic(() => import('./receipt-drawer.tsx').then(module => module.ReceiptDrawer), {
  ssr: false,
})

/** The receipt the address names, over the page it was opened on. */
export function ReceiptLayer() {
  const { receipt, setView } = useView()
  if (receipt === null) return null
  return (
    <ReceiptDrawer
      key={receipt}
      figure={receipt}
      onClose={() => void setView({ receipt: null }, { history: 'replace' })}
    />
  )
}
