import './tokens.css'
import './tokens-system.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { decodeTheme, themeCookie } from '#components/shell/theme.ts'

export const metadata: Metadata = {
  title: { default: 'Landfall', template: '%s · Landfall' },
  description: 'Where the migration stands, from what really runs.',
  robots: { index: false },
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f9' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1218' },
  ],
}

/** The document. The theme comes from a cookie, so that the first picture has the right colours without a script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = decodeTheme((await cookies()).get(themeCookie)?.value)
  const scheme = theme === 'auto' ? {} : { 'data-theme': theme, 'data-mantine-color-scheme': theme }
  return (
    <html lang="en" {...scheme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
