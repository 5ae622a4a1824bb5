import type { Tolerance } from '#shared/backtest.ts'

/** A tolerance as the case's row words it: `+-15%`, `x/1.6`, `17 to 18.2`, `exact`. Null where it states none. */
export function parseTolerance(words: string): Tolerance | null {
	if (words === 'exact') return { kind: 'exact' }
	const percent = /^\+-([\d.]+)%/.exec(words)?.[1]
	if (percent !== undefined) return { kind: 'share', share: Number(percent) / 100 }
	const factor = /^x\/([\d.]+)/.exec(words)?.[1]
	if (factor !== undefined) return { kind: 'factor', factor: Number(factor) }
	const range = /^([\d.]+) to ([\d.]+)$/.exec(words)
	if (range === null) return null
	// What is published is the middle of its range.
	const [low, high] = [Number(range[1]), Number(range[2])]
	return { kind: 'share', share: (high - low) / (high + low) }
}

/** Whether a prediction is near enough to what was published. */
export function within({
	predicted,
	published,
	tolerance,
}: {
	readonly predicted: number
	readonly published: number
	readonly tolerance: Tolerance
}): boolean {
	if (tolerance.kind === 'exact') return predicted === published
	if (tolerance.kind === 'not_before') return published >= tolerance.low
	if (tolerance.kind === 'between') return published >= tolerance.low && published <= tolerance.high
	const ratio = predicted / published
	if (tolerance.kind === 'share') return Math.abs(ratio - 1) <= tolerance.share
	return Math.max(ratio, 1 / ratio) <= tolerance.factor
}
