import type { Chip, ModelJob } from '#shared/catalogue/types.ts'

const SECONDS_PER_HOUR = 3600

/** What two chips are compared by. */
export type ChipRates = Pick<Chip, 'bf16Tflops' | 'memoryTBps'>

export type JobAsk = {
	readonly job: ModelJob
	/** size of one job in the row's own measure; null → the size the row was measured at */
	readonly size: number | null
	readonly chip: ChipRates & { readonly id: string }
	/** rates of a chip or reference accelerator by id */
	readonly ratesOf: (chipId: string) => ChipRates | null
}

/**
 * Accelerator-hours of one job on a chip: the row's published points for that chip, log-log between them; else the row's
 * own chip scaled by bandwidth where the row is memory-bound, else by dense BF16. Null where a rate is not known. Rule M9.
 */
export function acceleratorHoursPerJob({ job, size, chip, ratesOf }: JobAsk): number | null {
	const own = secondsOn(chip.id, { job, size })
	if (own !== null) return own / SECONDS_PER_HOUR
	const reference = ratesOf(job.chip)
	const seconds = secondsOn(job.chip, { job, size })
	if (reference === null || seconds === null) return null
	const scale = speedRatio({ from: reference, to: chip, memoryBound: job.memoryBound })
	return scale === null ? null : (seconds * scale) / SECONDS_PER_HOUR
}

export type SpeedAsk = { readonly from: ChipRates; readonly to: ChipRates; readonly memoryBound: boolean }

/** Time on `to` over time on `from`, by the resource that binds. Null where a rate is not known. Rule M9. */
export function speedRatio({ from, to, memoryBound }: SpeedAsk): number | null {
	if (memoryBound) return from.memoryTBps / to.memoryTBps
	if (from.bf16Tflops === null || to.bf16Tflops === null) return null
	return from.bf16Tflops / to.bf16Tflops
}

function secondsOn(chipId: string, { job, size }: Pick<JobAsk, 'job' | 'size'>): number | null {
	const points = job.points.filter((point) => point.chip === chipId).sort((a, b) => a.size - b.size)
	const asked = size ?? job.size
	if (points.length > 0 && asked !== null) return alongPoints(points, { size: asked, exponent: job.exponent })
	if (chipId !== job.chip) return null
	if (asked === null || job.size === null) return job.seconds
	return job.seconds * (asked / job.size) ** job.exponent
}

type Point = { readonly size: number; readonly seconds: number }

/** Log-log between published points; beyond them the row's exponent carries on from the nearest. */
function alongPoints(
	points: readonly Point[],
	at: { readonly size: number; readonly exponent: number },
): number | null {
	const first = points[0]
	const last = points.at(-1)
	if (!first || !last) return null
	const nearest = at.size <= first.size ? first : last
	if (at.size <= first.size || at.size >= last.size) {
		return nearest.seconds * (at.size / nearest.size) ** at.exponent
	}
	const above = points.findIndex((point) => point.size >= at.size)
	const low = points[above - 1] ?? first
	const high = points[above] ?? last
	const slope = Math.log(high.seconds / low.seconds) / Math.log(high.size / low.size)
	return low.seconds * (at.size / low.size) ** slope
}
