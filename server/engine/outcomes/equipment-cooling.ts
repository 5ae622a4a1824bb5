import { type CoolingParameters } from '#shared/catalogue/types.ts'
import { clip, compressorCop, freeCoolingShare } from '../layers/energy/cooling-physics.ts'
import { EQUIPMENT_BASIS } from './equipment-basis.ts'

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
	/** share of the liquid loop carried without a compressor */
	readonly freeShare: number
}

/** Splits the IT heat of a hall at its design hour (I11). `lossShare` is the electrical chain's loss. */
export function coolingLoad(hall: {
	readonly itPeakMW: number
	readonly lossShare: number
	readonly parameters: CoolingParameters
	readonly hour: DesignHour
}): CoolingLoad {
	const roomLoss = EQUIPMENT_BASIS.lossHeatShare * hall.lossShare
	if (hall.parameters.kind === 'dec') return evaporativeLoad({ ...hall, parameters: hall.parameters, roomLoss })
	const parameters = hall.parameters
	const sinkC = parameters.sink === 'wb' ? hall.hour.wetBulbC : hall.hour.dryBulbC
	const freeShare = freeCoolingShare({ ...loopOf(parameters), sinkC })
	const liquid = parameters.kind === 'd2c' ? parameters.liquidShare : 0
	const liquidMW = liquid * hall.itPeakMW
	const airMW = (1 - liquid + roomLoss) * hall.itPeakMW
	// The cold air loop of a liquid-cooled hall is taken as fully mechanical in the hottest hour.
	const airFree = parameters.kind === 'chw' ? freeShare : 0
	const chillerMW = (1 - freeShare) * liquidMW + (1 - airFree) * airMW
	const cop = compressorCop({
		carnot: parameters.carnot,
		evaporatorC: parameters.supplyC - 2,
		condenserC: parameters.condenserC,
		sinkC,
	})
	return { liquidMW, airMW, chillerMW, rejectionMW: liquidMW + airMW + chillerMW / cop, freeShare }
}

function loopOf(parameters: Exclude<CoolingParameters, { kind: 'dec' }>) {
	const approachC = parameters.kind === 'chw' && !parameters.economizer ? null : parameters.approachC
	return { supplyC: parameters.supplyC, returnC: parameters.returnC, approachC }
}

function evaporativeLoad(hall: {
	readonly itPeakMW: number
	readonly roomLoss: number
	readonly parameters: Extract<CoolingParameters, { kind: 'dec' }>
	readonly hour: DesignHour
}): CoolingLoad {
	const { parameters, hour } = hall
	// 1.5 K is the fan's own heat (facility §1.3).
	const need = Math.max(hour.dryBulbC - (parameters.setpointC - 1.5), 0)
	const rest = need - Math.min(need, parameters.effectiveness * (hour.dryBulbC - hour.wetBulbC))
	const airMW = (1 + hall.roomLoss) * hall.itPeakMW
	const chillerMW = clip(rest / parameters.deltaC, 0, 1) * airMW
	return { liquidMW: 0, airMW, chillerMW, rejectionMW: 0, freeShare: 1 - chillerMW / airMW }
}
