/** What a frame shows instead of its picture, or beside it (ui.md 7.7). */
export type FrameState =
  | { kind: 'ready' }
  | { kind: 'loading' }
  /** The selection leaves nothing. `clear` undoes what leaves nothing. */
  | { kind: 'empty'; title: string; text: string; clear?: { label: string; onClick: () => void } }
  /** Have and need, in one sentence. */
  | { kind: 'too-little'; title: string; text: string }
  | { kind: 'error'; title: string; text: string; reference: string | null; retry: () => void }

export const ready: FrameState = { kind: 'ready' }
