import { spawn } from 'node:child_process'

export type Step = { name: string; command: string[]; env?: Record<string, string>; limitMinutes: number }

/** Runs a program with our terminal; resolves to whether it ended well in its time. */
export async function runStep(step: Step): Promise<boolean> {
  const [command, ...rest] = step.command as [string, ...string[]]
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, ...step.env } })
  const timer = setTimeout(() => {
    console.error(`landfall: ${step.name} took longer than ${step.limitMinutes} minutes and was ended.`)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  }, step.limitMinutes * 60_000)
  return new Promise(resolve => {
    const end = (isWell: boolean): void => {
      clearTimeout(timer)
      resolve(isWell)
    }
    child.once('error', () => end(false))
    child.once('exit', code => end(code === 0))
  })
}

/** Each counts as one check. Types of pages need what Next generates first. */
export const quickSteps: Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '.'], limitMinutes: 1 },
  { name: 'types', command: ['sh', '-c', 'next typegen >/dev/null && tsc --noEmit -p .'], limitMinutes: 3 },
]
