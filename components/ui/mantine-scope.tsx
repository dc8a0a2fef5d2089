'use client'

import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/UnstyledButton.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'

/** The scheme in force: the person's choice, else the system's. */
function schemeInForce(): 'light' | 'dark' {
  const chosen = document.documentElement.getAttribute('data-theme')
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

// The attribute on <html> is ours; the kit must not set it, or "as the system" would freeze.
const shield = () => document.createElement('div')

/**
 * What Mantine's parts need, loaded only with the first of them. Variables come from a file, not from a style element:
 * the page's policy allows none. Parts stay inside (`withinPortal={false}`), where the scheme's attribute reaches them.
 */
export function MantineScope({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      withCssVariables={false}
      withGlobalClasses={false}
      forceColorScheme={schemeInForce()}
      getRootElement={shield}
    >
      <div data-mantine-color-scheme={schemeInForce()}>{children}</div>
    </MantineProvider>
  )
}
