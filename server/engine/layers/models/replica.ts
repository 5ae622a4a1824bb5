import { bytesPerParameter, maximumBatch, minimumReplica } from './memory.ts'
import { type EngineAsk, meanContext, replicaEngine, type StepParts } from './throughput.ts'

const BISECTIONS = 60

export type ReplicaAsk = EngineAsk & {
	/** ms; null where no latency is asked for */
	readonly timePerOutputTokenMs: number | null
	/** fixes the size instead of searching for it */
	readonly acceleratorsPerReplica: number | null
	/** most sequences a replica may hold; null → memory, latency and the engine's own limit */
	readonly maxBatchPerReplica: number | null
}

export type Replica = {
	readonly accelerators: number
	/** smallest that holds the weights */
	readonly minimumAccelerators: number
	/** sequences served at once; a real number, at least 1 */
	readonly batch: number
	readonly timePerOutputTokenMs: number
	readonly tokensPerSecondPerAccelerator: number
	/** what stopped the batch from growing */
	readonly bound: 'memory' | 'latency' | 'engine' | 'plan'
	/** of one step at this batch; null where a measured throughput stands for the engine */
	readonly parts: StepParts | null
	/** seconds until an idle replica has read the prompt; null likewise */
	readonly promptSeconds: number | null
}

/** Why a chip carries no replica. */
export type Misfit = {
	readonly why: 'memory' | 'latency' | 'rates'
	/** least time per output token, of a single sequence, where latency is why */
	readonly leastMs: number | null
}

/** Every replica that serves a request shape on a chip within the latency asked for: of the stated size, else by lP33. */
export const replicaSizes = (ask: ReplicaAsk): readonly Replica[] =>
	candidateSizes(ask).flatMap((accelerators) => replicaOfSize(ask, accelerators) ?? [])

const anyNumber = () => 0

/**
 * The one that asks for fewest accelerators; of those that ask for as many, and where nothing is said of that, the one with
 * most output tokens/s per accelerator, and of these the smaller. Rules M5, lP33.
 */
export function bestReplica(
	sizes: readonly Replica[],
	asked: (replica: Replica) => number = anyNumber,
): Replica | null {
	const tokens = ({ tokensPerSecondPerAccelerator }: Replica) => tokensPerSecondPerAccelerator
	const least = Math.min(...sizes.map(asked))
	const fewest = sizes.filter((replica) => asked(replica) === least)
	const most = Math.max(...fewest.map(tokens))
	return fewest.find((replica) => tokens(replica) === most) ?? null
}

/** Null where no size holds one sequence within the latency asked for. */
export const sizeReplica = (ask: ReplicaAsk): Replica | null => bestReplica(replicaSizes(ask))

function smallestSize(ask: ReplicaAsk): number | null {
	return minimumReplica({ weightBytes: weightBytes(ask), chip: ask.chip, profile: ask.profile })
}

/** Sizes to choose from; one above the scale-up domain is taken only where the weights leave no smaller one. */
function candidateSizes(ask: ReplicaAsk): readonly number[] {
	const smallest = smallestSize(ask)
	if (smallest === null) return []
	if (ask.acceleratorsPerReplica !== null) return [ask.acceleratorsPerReplica]
	const sizes = [smallest]
	for (let size = smallest * 2; size <= ask.chip.scaleUpDomain; size *= 2) sizes.push(size)
	return sizes
}

/** The replica at one size with the largest batch that memory, latency, engine and plan allow; null where it cannot serve. */
export function replicaOfSize(ask: ReplicaAsk, accelerators: number): Replica | null {
	const engine = replicaEngine(ask, accelerators)
	if (!engine) return null
	const inMemory = maximumBatch({
		...ask,
		accelerators,
		weightBytes: weightBytes(ask),
		contextTokens: meanContext(ask.shape),
	})
	if (inMemory < 1) return null
	const limits = [
		{ bound: 'memory' as const, batch: inMemory },
		{ bound: 'engine' as const, batch: ask.profile.maxBatchPerAccelerator * accelerators },
		{ bound: 'plan' as const, batch: Math.max(1, ask.maxBatchPerReplica ?? Number.POSITIVE_INFINITY) },
	]
	const largest = limits.reduce((least, limit) => (limit.batch < least.batch ? limit : least))
	const within = batchWithinLatency({
		largest: largest.batch,
		targetMs: ask.timePerOutputTokenMs,
		timeMs: engine.timePerOutputTokenMs,
	})
	if (within === null) return null
	return {
		accelerators,
		minimumAccelerators: smallestSize(ask) ?? accelerators,
		batch: within,
		timePerOutputTokenMs: engine.timePerOutputTokenMs(within),
		tokensPerSecondPerAccelerator: engine.tokensPerSecondPerAccelerator(within),
		bound: within < largest.batch ? 'latency' : largest.bound,
		parts: engine.parts(within),
		promptSeconds: ask.shape.inputTokens * (1 - ask.shape.cacheHit) * engine.prefillSecondsPerToken,
	}
}

/** Why no size of a replica serves on this chip: too little memory, a rate not published, or too slow for one sequence. */
export function misfitOf(ask: ReplicaAsk): Misfit {
	const sizes = candidateSizes(ask)
	const unhurried = sizes.flatMap((size) => replicaOfSize({ ...ask, timePerOutputTokenMs: null }, size) ?? [])
	if (unhurried.length > 0) {
		const least = unhurried.map(
			({ accelerators }) => replicaEngine(ask, accelerators)?.timePerOutputTokenMs(1) ?? Infinity,
		)
		return { why: 'latency', leastMs: Math.min(...least) }
	}
	const sized = sizes.some((size) => replicaEngine(ask, size) !== null)
	return { why: sized || sizes.length === 0 ? 'memory' : 'rates', leastMs: null }
}

function weightBytes({ model, precision, profile }: ReplicaAsk): number {
	return model.totalParams * bytesPerParameter(precision, { model, profile })
}

type LatencyAsk = {
	readonly largest: number
	readonly targetMs: number | null
	readonly timeMs: (batch: number) => number
}

/** Largest batch whose time per output token meets the target, by bisection: the time rises with the batch. */
function batchWithinLatency({ largest, targetMs, timeMs }: LatencyAsk): number | null {
	if (targetMs === null || timeMs(largest) <= targetMs) return largest
	if (timeMs(1) > targetMs) return null
	let low = 1
	let high = largest
	for (let i = 0; i < BISECTIONS; i++) {
		const middle = (low + high) / 2
		if (timeMs(middle) <= targetMs) low = middle
		else high = middle
	}
	return low
}
