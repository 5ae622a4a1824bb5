import type { RequestShape } from '../models/throughput.ts'

/** One request of an application. */
export type ApplicationShape = {
	readonly inputTokensPerRequest: number
	/** stated or archetype tokens × the reasoning multiplier */
	readonly outputTokensPerRequest: number
	/** share of the input found in the prefix cache */
	readonly cacheHit: number
	/** ms; null where nobody waits */
	readonly timePerOutputTokenMs: number | null
}

export type ShapeSource = {
	readonly application: ApplicationShape
	/** output tokens this workload is asked for over the whole horizon; a relative weight */
	readonly outputTokens: number
}

export type ShapeOverrides = {
	readonly timePerOutputTokenMs: number | null
	readonly prefixCacheHit: number | null
	readonly speculativeAcceptance: number | null
	readonly contextTokens: number | null
}

export type WorkloadShape = RequestShape & { readonly timePerOutputTokenMs: number | null }

/**
 * The one request a workload is sized for: input and output tokens weighted by output tokens over the horizon, cache hit
 * weighted by input tokens, the shortest latency target; the workload's own fields win. Null where it serves no tokens. Rule A5.
 */
export function workloadShape(sources: readonly ShapeSource[], overrides: ShapeOverrides): WorkloadShape | null {
	const token = sources.filter(({ application }) => application.outputTokensPerRequest > 0)
	if (token.length === 0) return null
	const total = token.reduce((sum, source) => sum + source.outputTokens, 0)
	// An application that asks for nothing over the horizon still has a shape; without demand all count alike.
	const weigh = (source: ShapeSource) => (total > 0 ? source.outputTokens / total : 1 / token.length)
	const mean = (figure: (application: ApplicationShape) => number) =>
		token.reduce((sum, source) => sum + weigh(source) * figure(source.application), 0)

	const inputPerOutput = ({ inputTokensPerRequest, outputTokensPerRequest }: ApplicationShape) =>
		inputTokensPerRequest / outputTokensPerRequest
	const inputTotal = mean(inputPerOutput)
	const cached = mean((application) => inputPerOutput(application) * application.cacheHit)
	const targets = token.flatMap(({ application }) => application.timePerOutputTokenMs ?? [])
	return {
		inputTokens: mean((application) => application.inputTokensPerRequest),
		outputTokens: mean((application) => application.outputTokensPerRequest),
		cacheHit: overrides.prefixCacheHit ?? (inputTotal > 0 ? cached / inputTotal : 0),
		contextTokens: overrides.contextTokens,
		speculativeAcceptance: overrides.speculativeAcceptance ?? 1,
		timePerOutputTokenMs: overrides.timePerOutputTokenMs ?? (targets.length > 0 ? Math.min(...targets) : null),
	}
}
