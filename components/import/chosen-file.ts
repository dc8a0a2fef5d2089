/** What the server needs of a file to say how it would read it: its ends, as they are. */
export type FileEnds = { fileName: string; sizeBytes: number; head: string; tail: string }

const endBytes = 64 * 1024

/** Reads both ends of a file. Throws when the file cannot be read any more. */
export async function readEnds(file: File): Promise<FileEnds> {
  return {
    fileName: file.name,
    sizeBytes: file.size,
    head: await base64Of(file.slice(0, endBytes)),
    tail: await base64Of(file.slice(Math.max(0, file.size - endBytes))),
  }
}

async function base64Of(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer())
  let text = ''
  // In pieces: arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
