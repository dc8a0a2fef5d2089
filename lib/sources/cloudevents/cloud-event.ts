/** A CloudEvent whose envelope was checked. Data is a JSON value, text, or bytes in base64; `undefined` when there is none. */
export type CloudEvent = {
  id: string
  source: string
  type: string
  subject: string | null
  time: number | null
  dataContentType: string | null
  data: unknown
}

/** Media type of data that is JSON; without one, structured events carry JSON (CloudEvents JSON format 3.1). */
export const isJsonContent = (contentType: string | null): boolean =>
  contentType === null || /^[^/;]+\/(?:[^/;]+\+)?json\s*(?:;|$)/i.test(contentType)
