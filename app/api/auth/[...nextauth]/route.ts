import NextAuth from 'next-auth'
import { processDatabase } from '#db/process-database.ts'
import { authOptions } from '#lib/auth/auth-options.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Options are built per request: the pool and the environment are those of the running process, not of the build. */
function answer(request: Request, context: Context): Promise<Response> {
  return NextAuth(
    request as never,
    context as never,
    authOptions(processDatabase(), authSettings(process.env)),
  )
}

export { answer as GET, answer as POST }
