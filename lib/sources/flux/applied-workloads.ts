import { isWorkloadKind } from '../workload-manifest.ts'

export type AppliedWorkload = {
  kind: string
  namespace: string | null
  name: string
  isDeleted: boolean
}

const line = /^([A-Za-z]+)(?:\.[a-z0-9.-]+)?\/(?:([^/\s]+)\/)?([^/\s]+) (created|configured|deleted)$/
const mostLines = 1000

/**
 * The workloads a Kustomization's change list names, each once: `Deployment/shop/search configured`, in old versions
 * `deployment.apps/search configured`. Unchanged ones and other kinds are left out.
 */
export function appliedWorkloads(message: string): AppliedWorkload[] {
  const found = new Map<string, AppliedWorkload>()
  for (const text of message.split('\n', mostLines)) {
    const [, kind = '', namespace = null, name = '', change] = line.exec(text.trim()) ?? []
    if (!isWorkloadKind(kind)) continue
    const workload = { kind: kind.toLowerCase(), namespace, name, isDeleted: change === 'deleted' }
    found.set(`${workload.kind}/${namespace}/${name}`, workload)
  }
  return [...found.values()]
}
