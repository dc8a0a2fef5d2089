import type { KeyboardEvent } from 'react'

/** Up and down go from a row's link to that of the row above or below; Enter opens it, as links do. */
export function walkRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const row = event.target instanceof HTMLElement ? event.target.closest('tbody tr') : null
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const link = next?.querySelector<HTMLElement>('th a')
  if (!link) return
  event.preventDefault()
  link.focus()
}
