'use client'

import { type ReactNode, useMemo } from 'react'
import { PlatformWords } from '#components/charts/platform-words.ts'
import { useView } from '#lib/query/use-view.ts'

/** Lets everything below name and colour the platforms of the migration looked at. */
export function PlatformWordsProvider({ children }: { children: ReactNode }) {
  const { migration, choices } = useView()
  const platforms = useMemo(() => {
    const { from, to } = migration
    const all = choices.migrations.flatMap(known => [known.from, known.to])
    const named = new Map(all.map(({ id, name }) => [id, name]))
    return { from: from.name, to: to.name, origin: from.id, target: to.id, named }
  }, [migration, choices])
  return <PlatformWords value={platforms}>{children}</PlatformWords>
}
