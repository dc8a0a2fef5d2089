'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { DoneMessage } from '#components/ui/done-message.tsx'
import { useAct } from '#lib/query/use-act.ts'
import { runAct } from './run-act.ts'

type Done = { text: string; undo?: () => Promise<unknown>; undone?: string }
const DoneContext = createContext<(done: Done) => void>(() => undefined)

/** Says what an act did, with the way back: `say({ text, undo })`. */
export const useDone = () => useContext(DoneContext)

/** Around parts with acts that can be undone: one message at a time, at the foot of the page. */
export function DoneScope({ children }: { children: ReactNode }) {
  const [done, setDone] = useState<Done | null>(null)
  const undo = useAct<unknown, () => Promise<unknown>>(act => act())
  const close = useCallback(() => setDone(null), [])
  const back = done?.undo
  return (
    <DoneContext value={setDone}>
      {children}
      {done ? (
        <DoneMessage
          key={done.text}
          text={done.text}
          onClose={close}
          onUndo={
            back
              ? () =>
                  runAct(undo, back, {
                    onSuccess: () => setDone({ text: done.undone ?? 'Undone.' }),
                    onError: error => setDone({ text: `It could not be undone: ${error.message}` }),
                  })
              : undefined
          }
        />
      ) : null}
    </DoneContext>
  )
}
