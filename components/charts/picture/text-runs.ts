export type TextRun = { text: string; left: number; baseline: number; width: number }

/** Of the height of a line of text, how far down its letters stand. */
const ascent = 0.81

/** The words of a piece of text as the page sets them: one run a line, in px of the window. */
export function textRuns(node: Text): TextRun[] {
  const range = document.createRange()
  const runs: (TextRun & { top: number })[] = []
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const { left, right, top, height, width } = range.getBoundingClientRect()
    if (width === 0 || height === 0) continue
    const line = runs.at(-1)
    if (line !== undefined && Math.abs(line.top - top) < height / 2) {
      line.text += ` ${word}`
      line.width = right - line.left
    } else runs.push({ text: word, left, width, top, baseline: top + height * ascent })
  }
  return runs
}
