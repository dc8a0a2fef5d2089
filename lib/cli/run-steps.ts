import { spawn } from 'node:child_process'

export type Step = { name: string; command: string[]; env?: Record<string, string> }

/** Runs a program with our terminal; resolves to whether it ended well. */
export async function runStep(step: Step): Promise<boolean> {
  const [command, ...rest] = step.command as [string, ...string[]]
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, ...step.env } })
  return new Promise(resolve => {
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
}

/** Format and lint count as one check, types as another. Types of pages need what Next generates first. */
export const quickSteps: Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'types', command: ['sh', '-c', 'next typegen >/dev/null && tsc --noEmit -p .'] },
]
