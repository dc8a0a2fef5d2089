'use client'

import { useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { BlockerAnswer } from '#lib/read/answers/blocker-answer.ts'
import { holdServices, releaseServices } from './blocker-acts.ts'
import { ServicePicker } from './service-picker.tsx'

/** Says of more services that this holds them. */
export function HoldDrawer({ answer, onClose }: { answer: BlockerAnswer; onClose: () => void }) {
  const { blocker, services, mayHold } = answer
  const say = useDone()
  const [picked, setPicked] = useState<string[]>([])
  const act = useAct(() => holdServices(blocker.id, picked))
  if (mayHold === null) return null
  return (
    <ActDrawer
      title={`What else waits for “${blocker.title}”?`}
      says="These services count as held until it ends, or until their team says otherwise."
      submitText={
        picked.length === 0 ? 'It holds them' : `It holds ${formatCounted(picked.length, 'more', 'more')}`
      }
      cancelText="Leave it"
      isPending={act.isPending || picked.length === 0}
      error={act.error}
      onSubmit={() =>
        act.mutate(undefined, {
          onSuccess: ({ services: held }) => {
            say({
              text: `It holds ${held.join(', ')} too.`,
              ...(held.length > 0 ? { undo: () => releaseServices(blocker.id, held) } : {}),
            })
            onClose()
          },
        })
      }
      onClose={onClose}
    >
      <ServicePicker
        team={mayHold === 'all' ? null : mayHold.team}
        picked={picked}
        without={services.map(({ service }) => service)}
        onPick={setPicked}
      />
    </ActDrawer>
  )
}
