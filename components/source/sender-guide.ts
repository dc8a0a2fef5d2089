/** What to set up at a sender, and what it will send, so that a first event can be tried with curl. */
export type SenderGuide = {
  steps: string[]
  /** Headers of its deliveries beside the proof. */
  headers: Record<string, string>
  body: string
}

const plain = (steps: string[], body: object, headers: Record<string, string> = {}): SenderGuide => ({
  steps,
  headers,
  body: JSON.stringify(body),
})

const guides: Record<string, SenderGuide> = {
  github: plain(
    [
      'Open Settings, Webhooks of the organisation or the repository, and add a webhook.',
      'Payload URL: the address above. Content type: application/json. Secret: the one of this source.',
      'Choose the events Deployments and Deployment statuses.',
    ],
    { zen: 'Keep it logically awesome.', hook_id: 1 },
    { 'X-GitHub-Event': 'ping' },
  ),
  gitlab: plain(
    [
      'Open Settings, Webhooks of the project or the group, and add a webhook.',
      'URL: the address above. Secret token: the secret of this source.',
      'Trigger: deployment events.',
    ],
    { object_kind: 'deployment', status: 'created', project: { path_with_namespace: 'trial/hello' } },
    { 'X-Gitlab-Event': 'Deployment Hook' },
  ),
  flux: plain(
    [
      'Make a Secret with the token, and a Provider of type generic-hmac with the address above.',
      'Make an Alert that names the Kustomizations and HelmReleases to tell of.',
    ],
    { involvedObject: { kind: 'Kustomization', name: 'trial', namespace: 'flux-system' }, reason: 'Trial' },
  ),
  spinnaker: plain(
    ['In echo’s configuration add a REST endpoint with the address above and the header Authorization.'],
    { details: { type: 'trial' }, content: {} },
  ),
  argocd: plain(
    ['In argocd-notifications-cm add a webhook service with the address above, and Landfall’s template.'],
    { app: 'trial' },
  ),
  vercel: plain(['Open the team’s Settings, Webhooks, and add one for deployment events.'], {
    type: 'deployment.created',
    payload: {},
  }),
  jenkins: plain(
    ['In the job’s Notification section add an endpoint: format JSON, protocol HTTP, the address above.'],
    { name: 'trial', build: { phase: 'QUEUED', number: 1 } },
  ),
}

/** The guide of a kind; of one we have no words for, its address and proof are said all the same. */
export const senderGuideOf = (kind: string): SenderGuide =>
  guides[kind] ??
  plain(['Let the sender post to the address above, one event or JSON lines.'], { trial: true })
