const holder = globalThis as typeof globalThis & { landfallSpentMs?: number }

/** Notes time spent on computing answers in this process, whichever bundle did it. */
export function noteSpent(milliseconds: number): void {
  holder.landfallSpentMs = (holder.landfallSpentMs ?? 0) + milliseconds
}

/** What was spent since the last call. */
export function takeSpent(): number {
  const spent = holder.landfallSpentMs ?? 0
  holder.landfallSpentMs = 0
  return spent
}
