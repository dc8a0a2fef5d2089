'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { receiptOptions } from '#lib/query/receipt-options.ts'
import { useView } from '#lib/query/use-view.ts'
import { ReceiptBody } from './receipt-body.tsx'

/** Where a figure comes from, beside the page it stands on. */
export function ReceiptDrawer({ figure, onClose }: { figure: string; onClose: () => void }) {
  const { filters } = useView()
  // Another receipt is no earlier version of this one.
  const query = useQuery({ ...receiptOptions(figure, filters), placeholderData: undefined })
  return (
    <Drawer title={query.data ? `Receipt: ${query.data.title}` : 'Receipt'} onClose={onClose}>
      <AnswerFrame query={query} waiting={<Skeleton height={320} rows={8} />}>
        {receipt => <ReceiptBody receipt={receipt} />}
      </AnswerFrame>
    </Drawer>
  )
}
