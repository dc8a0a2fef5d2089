import { Presets, SingleBar } from 'cli-progress'

/** Says how far a long job is: a bar where a person watches, a line every tenth where a log does. */
export type ProgressReport = { update(share: number, words: string): void; end(sentence: string): void }

export function progressReport(title: string, stream: NodeJS.WriteStream = process.stderr): ProgressReport {
  return stream.isTTY ? bar(title, stream) : lines(title, stream)
}

function bar(title: string, stream: NodeJS.WriteStream): ProgressReport {
  const drawn = new SingleBar(
    { format: `  ${title} {bar} {percentage} % {words}`, stream, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  )
  drawn.start(1_000, 0, { words: '' })
  return {
    update: (share, words) => drawn.update(Math.floor(share * 1_000), { words }),
    end(sentence) {
      drawn.stop()
      stream.write(`  ${sentence}\n`)
    },
  }
}

function lines(title: string, stream: NodeJS.WriteStream): ProgressReport {
  let saidTenths = -1
  return {
    update(share, words) {
      const tenths = Math.floor(share * 10)
      if (tenths <= saidTenths) return
      saidTenths = tenths
      stream.write(`landfall: ${title}: ${tenths * 10} % ${words}\n`)
    },
    end: sentence => void stream.write(`landfall: ${sentence}\n`),
  }
}
