type Lock = { packages: Record<string, { version?: string; optional?: boolean; devOptional?: boolean }> }
export function isInstallStale(lock: Lock, installed: Lock | null): boolean
