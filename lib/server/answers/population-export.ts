/** `GET /api/v1/audit?export=population` asks for the changes of production as a file: where that is; null: it does not. */
export function populationExport(request: Request): Response | null {
  const url = new URL(request.url)
  if (url.pathname !== '/api/v1/audit' || url.searchParams.get('export') !== 'population') return null
  url.searchParams.delete('export')
  if (!url.searchParams.has('format')) url.searchParams.set('format', 'csv')
  return new Response(null, { status: 307, headers: { location: `/api/v1/audit/population${url.search}` } })
}
