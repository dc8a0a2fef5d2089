import { headers } from 'next/headers'
import { cache } from 'react'
import { processDatabase } from '#db/process-database.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { authSettings } from './auth-settings.ts'
import { viewerOfSession } from './viewer-of-session.ts'

/** Who looks at this page: one look-up per request, however many panels ask. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const cookie = (await headers()).get('cookie')
  return viewerOfSession(processDatabase(), cookie, authSettings(process.env), Date.now())
})
