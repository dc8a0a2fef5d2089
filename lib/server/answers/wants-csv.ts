import { HttpProblem } from '#lib/http/problem.ts'

/** Whether the rows are wanted as a file: `format=csv`, or text/csv asked for and JSON not. Throws HttpProblem for another format. */
export function wantsCsv(request: Request, search: URLSearchParams): boolean {
  const given = search.getAll('format').filter(text => text !== '')
  if (given.length === 0) {
    const accept = request.headers.get('accept') ?? ''
    return /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept)
  }
  if (given.every(text => text === 'csv')) return true
  if (given.every(text => text === 'json')) return false
  throw new HttpProblem('invalid_filter', {
    detail: `format: ${given.find(text => text !== 'csv' && text !== 'json')} is neither csv nor json.`,
    issues: [{ path: 'format', message: 'is neither csv nor json' }],
  })
}
