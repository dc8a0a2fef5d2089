import type { ProbeFinding } from '../adapter.ts'
import type { HttpClient } from '../collector.ts'

const timeoutMs = 10_000

/** Asks every master for its version, and one that answers for its hosts and deployment groups: what works, in words. */
export async function probeMasters(
  masters: readonly HttpClient[],
  signal: AbortSignal,
): Promise<ProbeFinding[]> {
  const answers = await Promise.all(masters.map(master => probeMaster(master, signal)))
  const findings = answers.map(({ finding }) => finding)
  const working = masters.find((_, index) => answers[index]!.finding.isOk)
  if (working === undefined) return findings
  for (const [path, what] of [
    ['/hosts', 'host'],
    ['/deployment-group', 'deployment group'],
  ] as const) {
    const count = await countOf(working, path, signal)
    findings.push(
      typeof count === 'number'
        ? { isOk: true, text: `${count} ${what}${count === 1 ? '' : 's'}.` }
        : { isOk: false, text: count },
    )
  }
  return findings
}

async function probeMaster(master: HttpClient, signal: AbortSignal): Promise<{ finding: ProbeFinding }> {
  try {
    // Any type: the version is plain text in quotes.
    const { status, text } = await master.fetch({ path: '/version', timeoutMs, signal, accept: '*/*' })
    if (status === 200) {
      const version = text.trim().replaceAll('"', '').slice(0, 40)
      return { finding: { isOk: true, text: `${master.address} answers: Helios ${version}.` } }
    }
    return { finding: { isOk: false, text: `${master.address} answers with HTTP ${status}.` } }
  } catch (error) {
    return { finding: { isOk: false, text: error instanceof Error ? error.message : String(error) } }
  }
}

/** How many a list holds; otherwise why it could not be read. */
async function countOf(master: HttpClient, path: string, signal: AbortSignal): Promise<number | string> {
  try {
    const { status, text } = await master.fetch({ path, timeoutMs, signal })
    if (status !== 200) return `${path} answers with HTTP ${status}.`
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.length : `${path} answers with something that is no list.`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
