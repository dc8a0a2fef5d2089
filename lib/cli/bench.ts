import { runStep } from './run-steps.ts'

/** The measurements live in e2e, which nobody imports: they run as a program of their own, on a fresh build. */
export async function bench(words: string[]): Promise<void> {
  const build = { name: 'build', command: ['node', 'lib/cli/bootstrap.mjs', 'build'], limitMinutes: 5 }
  const run = { name: 'bench', command: ['node', 'e2e/bench/main.ts', ...words], limitMinutes: 60 }
  const isWell = (await runStep(build)) && (await runStep(run))
  process.exitCode = isWell ? 0 : 1
}
