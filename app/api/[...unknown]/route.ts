import { problemResponse } from '#lib/http/problem.ts'

/** Whatever no route knows below /api: a problem for programs, not a page. */
function answer(): Response {
  return problemResponse('not_found', { detail: 'There is nothing at this address. See /api/docs.' })
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
