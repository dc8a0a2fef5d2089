import { pipeline, Readable, type Transform } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'

export type Compression = 'none' | 'gzip' | 'zstd'

/** Told by the first bytes, never by the name of the file. */
export function compressionOf(head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return 'zstd'
  return 'none'
}

const inflaters: Record<Exclude<Compression, 'none'>, () => Transform> = {
  gzip: createGunzip,
  zstd: createZstdDecompress,
}

/** The compressed file is cut off or damaged; what came before was read. */
export class BrokenFile extends Error {
  override name = 'BrokenFile'
}

/** The chunks as they were before they were compressed, as fast as they are read. Throws `BrokenFile`, or the source's own error. */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  if (compression === 'none') {
    yield* chunks
    return
  }
  const inflater = inflaters[compression]()
  let sourceError: unknown = null
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
    } catch (error) {
      sourceError = error
      throw error
    }
  }
  pipeline(Readable.from(watched(), { objectMode: false }), inflater, () => {})
  try {
    yield* inflater as AsyncIterable<Uint8Array>
  } catch (error) {
    if (sourceError !== null) throw sourceError
    throw new BrokenFile(`The ${compression} file is damaged or cut off: ${(error as Error).message}.`)
  } finally {
    inflater.destroy()
  }
}

/** As much of the beginning of a file as the beginning of its compressed form yields. */
export async function inflateHead(
  head: Buffer,
  compression: Compression,
  mostBytes: number,
): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  async function* once(): AsyncGenerator<Uint8Array> {
    yield head
  }
  try {
    for await (const part of inflated(once(), compression)) {
      parts.push(part)
      size += part.byteLength
      if (size >= mostBytes) break
    }
  } catch (error) {
    // It is only a beginning: that it stops in the middle is no fault of the file.
    if (!(error instanceof BrokenFile) || size === 0) throw error
  }
  return Buffer.concat(parts).subarray(0, mostBytes)
}
