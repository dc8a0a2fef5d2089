import type { NextChange } from '#lib/domain/migration/next-changes.ts'

/** In words, what has to happen for a state to change. Platforms by name, as the company writes them. */
export function changeSentence({ cause, afterDays }: NextChange, from: string, to: string): string {
  const days = afterDays === null ? '' : `, ${afterDays} full ${afterDays === 1 ? 'day' : 'days'} later`
  switch (cause) {
    case 'clock':
      return 'if nothing happens until then'
    case 'source_heard_again':
      return 'when its source is heard again with the same facts'
    case 'deployed_on_origin':
      return `when it is deployed on ${from}${days}`
    case 'ready_on_target':
      return `when an instance is ready on ${to}${days}`
    case 'undeployed_on_origin':
      return `when it is undeployed on ${from}${days}`
    case 'gone_from_target':
      return `when it is gone from ${to}${days}`
    case 'workload_deleted_on_origin':
      return `when its job on ${from} is deleted${days}`
  }
}
