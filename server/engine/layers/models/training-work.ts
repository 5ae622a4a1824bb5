/** What the FLOP of a run are counted from. */
export type TrainingWork = {
	/** FLOP per active parameter and token learned from */
	readonly multiplier: number
	readonly params: number
	readonly tokens: number
	/** FLOP of attention that count */
	readonly attention: number
	/** FLOP per active parameter and token generated */
	readonly rollout: number
	readonly rollouts: number
	/** of the work above, added after it */
	readonly postShare: number
}

/** C = (m · N · D + attention + 2 · N · rollouts) · (1 + post-training), in FLOP. Rule M6. */
export function workOfRun(work: TrainingWork): number {
	const { multiplier, params, tokens, attention, rollout, rollouts, postShare } = work
	return (multiplier * params * tokens + attention + rollout * params * rollouts) * (1 + postShare)
}
