import { redirect } from 'next/navigation'
import { cache } from 'react'
import { processDatabase } from '#db/process-database.ts'
import { currentViewer } from '#lib/auth/current-viewer.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { readChoices } from '#lib/read/choices.ts'
import type { ReadContext } from '#lib/read/read-context.ts'
import { AccessDenied } from '#lib/read/read-error.ts'

type Opened = { viewer: Viewer; context: ReadContext; choices: ChoicesAnswer }

/** Once per request: who looks and what there is to choose. Whoever may not read is led to the sign-in page. */
export const requireChoices = cache(async (): Promise<Opened> => {
  const viewer = await currentViewer()
  const context: ReadContext = { viewer, db: processDatabase(), now: Date.now() }
  try {
    return { viewer, context, choices: await readChoices(context) }
  } catch (error) {
    if (error instanceof AccessDenied) redirect('/login')
    throw error
  }
})
