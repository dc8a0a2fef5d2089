export const environmentClasses = ['production', 'staging', 'temporary'] as const
export type EnvironmentClass = (typeof environmentClasses)[number]

/** One installation of a platform. A cluster named as its platform exists without being listed, as production. */
export type Cluster = { id: string; platform: string; region: string | null; environment: EnvironmentClass }
