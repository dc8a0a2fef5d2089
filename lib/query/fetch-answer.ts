const timeoutMs = 20_000

export type ProblemIssue = { path: string; message: string }

/** An answer that is a problem (RFC 9457), with what a person can quote. */
export class AnswerError extends Error {
  override name = 'AnswerError'
  readonly status: number
  readonly code: string
  readonly reference: string | null
  /** Where something is wrong, and what. */
  readonly issues: ProblemIssue[]
  constructor(
    status: number,
    code: string,
    message: string,
    reference: string | null,
    issues: ProblemIssue[] = [],
  ) {
    super(message)
    this.issues = issues
    this.status = status
    this.code = code
    this.reference = reference
  }
}

type Problem = {
  code?: string
  title?: string
  detail?: string
  reference?: string
  instance?: string
  issues?: ProblemIssue[]
}

/** `GET /api/v1/<path>?<search>`. Throws AnswerError for problems, a TypeError when nothing answers. */
export async function fetchAnswer<T>(path: string, search: string, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const response = await fetch(`/api/v1/${path}${search ? `?${search}` : ''}`, {
    // Pages follow live changes: they do not wait for projections under way.
    headers: { accept: 'application/json', prefer: 'wait=0' },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  })
  if (response.ok) return (await response.json()) as T
  throw await problemOf(response)
}

/** The problem document an answer carries, as an error. */
export async function problemOf(response: Response): Promise<AnswerError> {
  const problem = (await response.json().catch(() => ({}))) as Problem
  return new AnswerError(
    response.status,
    problem.code ?? 'unknown',
    problem.detail ?? problem.title ?? 'Landfall could not answer.',
    problem.reference ?? problem.instance ?? response.headers.get('x-request-id'),
    problem.issues ?? [],
  )
}
