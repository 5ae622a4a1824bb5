/** Most milliseconds from users to a site and back that each class bears; null: any. Tiers of sites are cut at the same. Rule pW7. */
export const LATENCY_LIMITS_MS = { realtime: 50, interactive: 150, relaxed: null } as const
export type LatencyClass = keyof typeof LATENCY_LIMITS_MS
export const LATENCY_CLASSES = ['realtime', 'interactive', 'relaxed'] as const satisfies readonly LatencyClass[]
