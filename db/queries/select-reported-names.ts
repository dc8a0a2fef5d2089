import type { Queryable } from '#db/queryable.ts'

/** What one source said of a name the catalogue did not know. */
export type ReportedNameRow = {
  platform: string
  name: string
  source: string
  traits: Record<string, string>
  seenAt: number
}

export async function selectReportedNames(db: Queryable): Promise<ReportedNameRow[]> {
  const { rows } = await db.query<ReportedNameRow>(
    `select platform, name, source, traits, seen_at as "seenAt" from reported_name order by platform, name, source`,
  )
  return rows
}

/** Changes with every name and trait in the table: whether rules have anything new to look at. */
export async function selectReportedNamesPrint(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ print: string }>(
    `select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(chr(1), platform, name, source, traits::text), 0)::numeric), 0)
       as print from reported_name`,
  )
  return rows[0]!.print
}
