import type { CoolingParameters } from '#shared/catalogue/types.ts'
import type { HourlyCooling } from '#shared/catalogue/tables.ts'
import { clip, compressorCop, freeCoolingShare } from '../layers/energy/cooling/cooling-physics.ts'

export type DesignHour = { readonly dryBulbC: number; readonly wetBulbC: number }

/** Heat each part of the plant must move in the 0.4 % hour, MW thermal. */
export type CoolingLoad = {
	/** moved by CDUs */
	readonly liquidMW: number
	/** moved by air units or rear doors */
	readonly airMW: number
	/** left for chillers after free cooling */
	readonly chillerMW: number
	/** thrown out by dry coolers or towers: all heat and the compressors' own work */
	readonly rejectionMW: number
	/** share of the loop carried without a compressor */
	readonly freeShare: number
}

type CoolingLoadHall<Parameters> = {
	readonly itMW: number
	/** heat of the electrical chain that ends in the room, per MW of IT */
	readonly roomLossShare: number
	readonly parameters: Parameters
	readonly hour: DesignHour
	/** what holds for every technology, as the hourly function reads it */
	readonly basis: Pick<HourlyCooling, 'evaporatorApproachK' | 'fanHeatK'>
}

/** Splits the IT heat of a hall at its design hour. Rule I11; facility §1.3, §1.6. */
export function coolingLoad(hall: CoolingLoadHall<CoolingParameters>): CoolingLoad {
	const { parameters, itMW, roomLossShare } = hall
	if (parameters.kind === 'dec') return evaporativeLoad({ ...hall, parameters })
	const sinkC = parameters.sink === 'wb' ? hall.hour.wetBulbC : hall.hour.dryBulbC
	const freeShare = freeCoolingShare({ ...loopOf(parameters), sinkC })
	const liquid = parameters.kind === 'd2c' ? parameters.liquidShare : 0
	const liquidMW = liquid * itMW
	const airMW = (1 - liquid + roomLossShare) * itMW
	// The cold air loop of a liquid-cooled hall is taken as fully mechanical in the hottest hour.
	const airFree = parameters.kind === 'chw' ? freeShare : 0
	const chillerMW = (1 - freeShare) * liquidMW + (1 - airFree) * airMW
	const cop = compressorCop({
		carnot: parameters.carnot,
		evaporatorC: parameters.supplyC - hall.basis.evaporatorApproachK,
		condenserC: parameters.condenserC,
		sinkC,
	})
	return { liquidMW, airMW, chillerMW, rejectionMW: liquidMW + airMW + chillerMW / cop, freeShare }
}

function loopOf(parameters: Exclude<CoolingParameters, { kind: 'dec' }>) {
	const approachC = parameters.kind === 'chw' && !parameters.economizer ? null : parameters.approachC
	return { supplyC: parameters.supplyC, returnC: parameters.returnC, approachC }
}

function evaporativeLoad(hall: CoolingLoadHall<Extract<CoolingParameters, { kind: 'dec' }>>): CoolingLoad {
	const { parameters, hour, basis } = hall
	const need = Math.max(hour.dryBulbC - (parameters.setpointC - basis.fanHeatK), 0)
	const rest = need - Math.min(need, parameters.effectiveness * (hour.dryBulbC - hour.wetBulbC))
	const airMW = (1 + hall.roomLossShare) * hall.itMW
	const chillerMW = clip(rest / parameters.deltaC, 0, 1) * airMW
	const freeShare = airMW > 0 ? 1 - chillerMW / airMW : 1
	return { liquidMW: 0, airMW, chillerMW, rejectionMW: 0, freeShare }
}
