/**
 * Kinds of sources that are a platform's own word: what they say of a rollout comes before what a delivery tool says.
 * Here and not in a source's row, because a delivery tool may be configured with the platform it deploys to.
 */
export const orchestratorKinds: ReadonlySet<string> = new Set(['helios', 'kubernetes'])
