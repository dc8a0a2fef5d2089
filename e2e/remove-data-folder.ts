import { rmSync } from 'node:fs'

/** The data folder of a browser run; the server that used it is being stopped and may still write its last lines. */
export default function removeDataFolder(): void {
  const folder = process.env.LANDFALL_E2E_FOLDER
  if (folder)
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }))
}
