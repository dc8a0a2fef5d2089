import { z } from 'zod'
import { wireInstant } from './shared.ts'

/** `GET /api/v1/report-links`: signed links of a team's report that open now, newest first; never the links themselves. */
export const reportLinksAnswer = z.object({
  items: z.array(
    z.object({ id: z.string(), createdBy: z.string(), createdAt: wireInstant, expiresAt: wireInstant }),
  ),
  /** Whether who asks may make and revoke links of this team; nobody else is told of any. */
  mayMake: z.boolean(),
})
export type ReportLinksAnswer = z.infer<typeof reportLinksAnswer>

/** `POST /api/v1/report-links`: shown this once. */
export const newReportLinkAnswer = z.object({
  id: z.string(),
  url: z.string(),
  path: z.string(),
  expiresAt: wireInstant,
})
export type NewReportLinkAnswer = z.infer<typeof newReportLinkAnswer>
