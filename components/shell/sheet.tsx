'use client'

import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { MantineScope } from '#components/ui/mantine-scope.tsx'

/** A sheet from the foot of a phone's screen. Escape and a touch beside it close it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  return (
    <MantineScope>
      <Drawer
        opened
        onClose={onClose}
        title={<b>{title}</b>}
        position="bottom"
        size="auto"
        padding="md"
        // Locking the scroll would need a style element, which the page's policy refuses.
        lockScroll={false}
        withinPortal={false}
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
      >
        {children}
      </Drawer>
    </MantineScope>
  )
}
