// What adapters and the one writer agree on. The types live in lib/domain, because lib/ingest may not know any source.
export type {
  Decoded,
  DecodedEvent,
  Issue,
  Observation,
  ObservedClusterSample,
  ObservedCoverage,
  ObservedEnvironment,
  ObservedEvidence,
  ObservedHost,
  ObservedRollout,
  ObservedServiceSample,
} from '#lib/domain/observation/observation.ts'
