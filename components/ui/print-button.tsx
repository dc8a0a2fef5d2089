'use client'

import { Button } from './button.tsx'

/** The page on paper: the browser's own dialog, where it can be kept as PDF too. */
export function PrintButton({ children = 'Print' }: { children?: string }) {
  return <Button onClick={() => window.print()}>{children}</Button>
}
