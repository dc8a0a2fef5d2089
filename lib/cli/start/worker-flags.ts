/**
 * Node's flags for the worker. It takes in large lists in short-lived pieces: a small young generation and a bound on the old
 * one keep it below half a gigabyte with forty clusters of seven thousand pods. Who needs more says so in NODE_OPTIONS.
 */
export function workerFlags(nodeOptions: string | undefined): string[] {
  const flags = ['--max-semi-space-size=4', '--max-old-space-size=320']
  return flags.filter(flag => !nodeOptions?.includes(flag.split('=')[0]!))
}
