import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'

/** This view with this receipt open, as of the day and as known at the instant it was computed: it says the same for good. */
export function frozenLink(
  href: string,
  { figure, asOf, knownAt }: Pick<ReceiptAnswer, 'figure' | 'asOf' | 'knownAt'>,
): string {
  const url = new URL(href)
  url.searchParams.set('asOf', asOf)
  url.searchParams.set('knownAt', knownAt)
  url.searchParams.set('receipt', figure)
  return url.href
}
