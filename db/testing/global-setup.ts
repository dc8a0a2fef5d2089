import { startTestServer } from './test-server.ts'

/** One Postgres per run of the `database` project; its address reaches the tests through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer()
  process.env.LANDFALL_TEST_SERVER = server.adminUrl
  return () => server.stop()
}
