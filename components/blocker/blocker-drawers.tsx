'use client'

import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import { CloseDrawer } from './close-drawer.tsx'
import { MergeDrawer } from './merge-drawer.tsx'
import { OwnerDrawer } from './owner-drawer.tsx'
import { PromiseDrawer } from './promise-drawer.tsx'

export type BlockerAct = 'promise' | 'owner' | 'close' | 'merge'

/** The drawer of one act about one blocker. */
export function BlockerDrawer({
  act,
  item,
  onClose,
}: {
  act: BlockerAct
  item: BlockerItem
  onClose: () => void
}) {
  if (act === 'promise') return <PromiseDrawer item={item} onClose={onClose} />
  if (act === 'owner') return <OwnerDrawer item={item} onClose={onClose} />
  if (act === 'close') return <CloseDrawer item={item} onClose={onClose} />
  return <MergeDrawer item={item} onClose={onClose} />
}
