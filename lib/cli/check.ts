import { quickSteps, runStep, type Step } from './run-steps.ts'

const unit: Step = {
  name: 'unit tests',
  command: ['vitest', 'run', '--config', 'e2e/vitest.config.ts', '--project', 'unit'],
  limitMinutes: 3,
}

/** What takes seconds and needs no database: run it before each commit. */
export async function check(): Promise<void> {
  const failed: string[] = []
  for (const step of [...quickSteps, unit]) if (!(await runStep(step))) failed.push(step.name)
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
