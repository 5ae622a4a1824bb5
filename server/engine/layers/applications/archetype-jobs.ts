import type { Archetype } from '#shared/catalogue/types.ts'
import { type ChipRates, speedRatio } from '../models/batch.ts'

export type JobHours = {
	/** accelerator-hours a month for each active unit */
	readonly perUnit: number
	/** … and once for the application, however many units it has */
	readonly atAll: number
}

export type JobHost = {
	readonly chip: ChipRates & { readonly id: string }
	/** rates of a chip or reference accelerator by id */
	readonly ratesOf: (chipId: string) => ChipRates | null
}

/**
 * Hours a month of an archetype's jobs on a chip, counted by what each job is stated per: a unit, a million of them, or the
 * application as a whole. Other chips scale by dense BF16; null where a rate is not known. Rule M9.
 */
export function hoursOfJobs(jobs: Archetype['batchJobs'], { chip, ratesOf }: JobHost): JobHours | null {
	let perUnit = 0
	let atAll = 0
	for (const job of jobs) {
		const from = ratesOf(job.chip)
		const scale = job.chip === chip.id ? 1 : from && speedRatio({ from, to: chip, memoryBound: false })
		if (scale === null) return null
		const hours = job.jobsPerUnitPerMonth * job.acceleratorHoursPerJob * scale
		if (job.unitsPerCount === null) atAll += hours
		else perUnit += hours / job.unitsPerCount
	}
	return { perUnit, atAll }
}
