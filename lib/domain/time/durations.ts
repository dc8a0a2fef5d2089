/** Lengths of time in milliseconds. "Full days" are multiples of `dayMs`, never calendar days (definitions.md 7, Time). */
export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
export const weekMs = 7 * dayMs
