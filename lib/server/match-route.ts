import type { DirectRoute } from './direct-route.ts'

export type RouteMatch =
  | { found: 'route'; route: DirectRoute; params: Record<string, string> }
  /** The path is ours, the method is not: 405 with these. */
  | { found: 'path'; methods: string[] }

type Pattern = { segments: string[]; route: DirectRoute }

const noParams: Record<string, string> = Object.freeze({})

function paramsOf(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null
  const params: Record<string, string> = Object.create(null)
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? ''
    if (!expected.startsWith('[')) {
      if (expected !== given) return null
      continue
    }
    try {
      params[expected.slice(1, -1)] = decodeURIComponent(given)
    } catch {
      return null
    }
    if (given === '') return null
  }
  return params
}

/** Builds the matcher once: fixed paths by one look-up, patterns in order. Null: not ours, Next answers. */
export function createRouteMatcher(
  routes: readonly DirectRoute[],
): (method: string, path: string) => RouteMatch | null {
  const fixed = new Map<string, Map<string, DirectRoute>>()
  const patterns: Pattern[] = []
  for (const route of routes) {
    if (route.path.includes('[')) {
      patterns.push({ segments: route.path.split('/'), route })
      continue
    }
    const methods = fixed.get(route.path) ?? new Map<string, DirectRoute>()
    methods.set(route.method, route)
    fixed.set(route.path, methods)
  }
  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method
    const methods = fixed.get(path)
    if (methods) {
      const route = methods.get(wanted)
      return route
        ? { found: 'route', route, params: noParams }
        : { found: 'path', methods: [...methods.keys()] }
    }
    const others: string[] = []
    const segments = patterns.length > 0 ? path.split('/') : []
    for (const pattern of patterns) {
      const params = paramsOf(pattern.segments, segments)
      if (!params) continue
      if (pattern.route.method === wanted) return { found: 'route', route: pattern.route, params }
      others.push(pattern.route.method)
    }
    return others.length > 0 ? { found: 'path', methods: others } : null
  }
}
