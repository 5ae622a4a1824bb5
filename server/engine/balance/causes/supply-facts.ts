import type { RacksFit } from '../../equipment/racks/fit-racks.ts'
import type { CauseCode } from '#shared/result/cause-result.ts'

/** A power contract as the balance needs it to say why energy is short. */
export type PowerFact = {
	readonly id: string
	readonly name: string
	/** first month it delivers, after delays; null → not within the horizon */
	readonly startMonth: number | null
	/** first month at full firm power */
	readonly fullMonth: number | null
	/** last month; null → no end */
	readonly endMonth: number | null
	/** MW at the meter once ramped; a contract that is never firm says nothing about a shortage */
	readonly firmMW: number
	/** what makes it late, where something does */
	readonly delayCause: CauseCode | null
	/** MW that works of others hold back, and those works */
	readonly heldMW: Float64Array | null
	readonly works: readonly WorkFact[]
}

/** A work of others that a contract waits for. */
type WorkFact = {
	readonly id: string
	readonly name: string
	/** first month after it */
	readonly dueMonth: number
	readonly gatesMW: number
}

export type HallFact = {
	readonly id: string
	readonly name: string
	readonly itMW: number
	/** last month of work, as planned and as levelled (null → not within the horizon) */
	readonly plannedFinish: number
	readonly finish: number | null
	readonly delayCause: CauseCode | null
	/** MW IT that leases have of it; left out: none */
	readonly leasedMW?: Float64Array
	/** kW that a rack may draw there; left out: not known */
	readonly rackKW?: number
	/** MW IT of it under refit; left out: none. Rule lP10. */
	readonly refitMW?: Float64Array
	/** by month, where nothing ordered at its site can use all of it: the chip that comes nearest, and the part it can use */
	readonly tooDense?: RacksFit['tooDense'][number]
}
