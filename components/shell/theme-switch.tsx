'use client'

import { useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { type Theme, themeCookie } from './theme.ts'
import styles from './theme-switch.module.css'

const looks = {
  auto: { icon: 'half', name: 'as the system', next: 'light' },
  light: { icon: 'sun', name: 'light', next: 'dark' },
  dark: { icon: 'moon', name: 'dark', next: 'auto' },
} as const

const yearSeconds = 365 * 86_400

function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'auto') {
    root.removeAttribute('data-theme')
    root.removeAttribute('data-mantine-color-scheme')
  } else {
    root.setAttribute('data-theme', theme)
    root.setAttribute('data-mantine-color-scheme', theme)
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${yearSeconds}; samesite=lax`
}

/** One button that goes round: as the system, light, dark. */
export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial)
  const { icon, name, next } = looks[theme]
  const label = `Colours: ${name}. Change to ${looks[next].name}.`
  return (
    <button
      type="button"
      className={styles.switch}
      aria-label={label}
      title={label}
      onClick={() => {
        applyTheme(next)
        setTheme(next)
      }}
    >
      <Icon name={icon} />
    </button>
  )
}
