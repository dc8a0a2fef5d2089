'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { receiptOptions } from '#lib/query/receipt-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { figureText, sumText } from './format-figure.ts'
import styles from './receipt-notes.module.css'

/** A page is left alone until whoever reads it has settled; only then the footnotes of a print are fetched, one by one. */
const settledMs = 6_000
const mostNotes = 20

/** The figures on the page, in reading order, each once. */
const figuresOnPage = (): string[] => [
  ...new Set(
    [...document.querySelectorAll<HTMLElement>('main [data-receipt]')].map(({ dataset }) => dataset.receipt!),
  ),
]

/** On paper: the receipts of the page as numbered footnotes; filters and moment stand at its head, once. What is shown there was fetched while the page was read. */
export function ReceiptNotes() {
  const client = useQueryClient()
  const { filters } = useView()
  const path = usePathname()
  const [notes, setNotes] = useState<ReceiptAnswer[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other figures
  useEffect(() => {
    // Phones do not print; what they would fetch is not theirs to pay.
    if (!matchMedia('(min-width: 721px)').matches) return
    let isLeft = false
    const optionsOf = (figure: string) => ({ ...receiptOptions(figure, filters, 1), staleTime: Infinity })
    const timer = setTimeout(async () => {
      for (const figure of figuresOnPage().slice(0, mostNotes)) {
        if (isLeft || document.hidden) return
        await client.prefetchQuery(optionsOf(figure))
      }
    }, settledMs)
    const number = () => {
      const found = figuresOnPage().flatMap(
        figure => client.getQueryData<ReceiptAnswer>(optionsOf(figure).queryKey) ?? [],
      )
      for (const element of document.querySelectorAll<HTMLElement>('main [data-receipt]')) {
        const place = found.findIndex(({ figure }) => figure === element.dataset.receipt)
        if (place === -1) delete element.dataset.note
        else element.dataset.note = String(place + 1)
      }
      flushSync(() => setNotes(found))
    }
    // What makes a PDF without a dialog changes the medium and nothing else.
    const paper = matchMedia('print')
    const onPaper = () => paper.matches && number()
    window.addEventListener('beforeprint', number)
    paper.addEventListener('change', onPaper)
    return () => {
      isLeft = true
      clearTimeout(timer)
      window.removeEventListener('beforeprint', number)
      paper.removeEventListener('change', onPaper)
    }
  }, [client, filters, path])
  if (notes.length === 0) return null
  return (
    <ol className={styles.notes} aria-hidden="true">
      {notes.map(receipt => (
        <li key={receipt.figure}>
          <b>{receipt.title}</b>: {sumText(receipt) || figureText(receipt)}. {receipt.definition.says}
        </li>
      ))}
    </ol>
  )
}
