const digestForm = /^sha(?:256|384|512):[0-9a-f]{32,128}$/i

function decodePart(text: string | undefined): string | null {
  if (!text) return null
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Digest and version behind a CDEvents `artifactId`: a package URL such as `pkg:oci/myapp@sha256%3A0b31...?tag=1.8.2`.
 * Text that is no package URL counts as the version, so that two different artefacts stay different.
 */
export function artefactOfPurl(id: string): { artefact: string | null; version: string | null } {
  if (!id.startsWith('pkg:'))
    return digestForm.test(id) ? { artefact: id, version: null } : { artefact: null, version: id }
  const [body = '', query = ''] = id.replace(/#.*$/, '').split('?', 2)
  const at = body.lastIndexOf('@')
  const revision = decodePart(at < 0 ? undefined : body.slice(at + 1))
  const qualifiers = new URLSearchParams(query)
  const checksum = qualifiers.get('checksum')
  if (revision !== null && digestForm.test(revision))
    return { artefact: revision, version: qualifiers.get('tag') }
  const artefact = checksum !== null && digestForm.test(checksum) ? checksum : null
  return { artefact, version: revision ?? qualifiers.get('tag') ?? (artefact === null ? id : null) }
}
