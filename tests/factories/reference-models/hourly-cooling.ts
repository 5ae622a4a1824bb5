import type { ElectricalChain } from '#shared/catalogue/facility-types.ts'
import type { Catalogue, HourlyCooling } from '#shared/catalogue/tables.ts'
import type { CoolingParameters, CoolingTechnology } from '#shared/catalogue/types.ts'
import { clip, compressorCop, freeCoolingShare } from '#server/engine/layers/energy/cooling/cooling-physics.ts'

const SECONDS_PER_HOUR = 3600

export type Weather = { readonly dryBulbC: number; readonly wetBulbC: number }
/** What an hour is reckoned with: a technology's parameters, its chain, and what holds for every technology. */
export type CoolingPlant = {
	readonly parameters: CoolingParameters
	readonly chain: Pick<ElectricalChain, 'stages'>
	readonly basis: HourlyCooling
	/** share of the electrical losses that ends as heat in the room */
	readonly roomLossShare: number
}
/** PUE at full load, and litres of water per kWh of IT. */
export type CoolingHour = { readonly pue: number; readonly wueLPerKWhIT: number }
/** kW of plant, and litres an hour, per kW of IT. */
type Mechanical = { readonly power: number; readonly waterL: number }

type WaterParameters = Exclude<CoolingParameters, { readonly kind: 'dec' }>
type ChilledWater = Extract<CoolingParameters, { readonly kind: 'chw' }>
type DirectToChip = Extract<CoolingParameters, { readonly kind: 'd2c' }>
type Evaporative = Extract<CoolingParameters, { readonly kind: 'dec' }>

/** A technology as the hourly model runs it. Throws where its chain is not in the catalogue. */
export function coolingPlant(catalogue: Catalogue, { parameters }: CoolingTechnology): CoolingPlant {
	const chain = catalogue.electricalChains.find(({ id }) => id === parameters.chain)
	const share = catalogue.facilityRatios.find(({ id }) => id === 'room_loss_share')?.values['default']
	if (!chain || share === undefined) throw new Error(`The catalogue lacks ${parameters.chain} or room_loss_share.`)
	return { parameters, chain, basis: catalogue.hourlyCooling, roomLossShare: share }
}

/** The reference hour every PUE and water figure of the climate table stands on. Rule E8. Source: facility §1.2, §1.3, §1.8. */
export function coolingHour({ parameters, chain, basis, roomLossShare }: CoolingPlant, weather: Weather): CoolingHour {
	const electrical = chainLoss(chain, Object.keys(chain.stages))
	const transformer = chainLoss(chain, ['mvLvTransformer', 'switchgear'])
	const mechanical = mechanicalLoad(parameters, { weather, roomLoss: roomLossShare * electrical, basis })
	return {
		pue: 1 + electrical + (mechanical.power + parameters.misc) * (1 + transformer),
		wueLPerKWhIT: mechanical.waterL,
	}
}

/** 1 ÷ Π η − 1 over the stages named; a stage the chain lacks loses nothing. Source: facility §1.2. */
export function chainLoss(chain: Pick<ElectricalChain, 'stages'>, stages: readonly string[]): number {
	return 1 / stages.reduce((through, stage) => through * (chain.stages[stage] ?? 1), 1) - 1
}

type Hour = { readonly weather: Weather; readonly roomLoss: number; readonly basis: HourlyCooling }

function mechanicalLoad(parameters: CoolingParameters, hour: Hour): Mechanical {
	if (parameters.kind === 'chw') return chilledWater(parameters, hour)
	if (parameters.kind === 'd2c') return directToChip(parameters, hour)
	return evaporative(parameters, hour)
}

function chilledWater(parameters: ChilledWater, { weather, roomLoss, basis }: Hour): Mechanical {
	const { fan, pump } = parameters
	const loop = { ...parameters, approachC: parameters.economizer ? parameters.approachC : null }
	const { free, compressor } = loopAt(loop, { weather, basis })
	const dryFan = free > 0 ? basis.freeCoolingFan : 0
	const rejection = parameters.sink === 'wb' ? parameters.rejection : dryFan
	const heat = 1 + roomLoss
	return {
		power: heat * (fan + pump + rejection + compressor) + fan * compressor,
		waterL: towerWater(parameters, { weather, basis, heat: (heat + fan) * (1 + compressor) }),
	}
}

function directToChip(parameters: DirectToChip, { weather, roomLoss, basis }: Hour): Mechanical {
	const { liquidShare, cdu, liquidPump, liquidRejection, fan, pump } = parameters
	const liquid = loopAt(parameters, { weather, basis }).compressor
	const air = loopAt(
		{ ...parameters, supplyC: parameters.airSupplyC, returnC: parameters.airReturnC },
		{ weather, basis },
	).compressor
	const room = 1 - liquidShare + roomLoss
	const power =
		liquidShare * (cdu + liquidPump + liquidRejection + liquid) + room * (fan + pump + basis.airRejection + air)
	const heat = liquidShare * (1 + liquid) + room * (1 + air)
	return { power, waterL: towerWater(parameters, { weather, basis, heat }) }
}

function evaporative(parameters: Evaporative, { weather, roomLoss, basis }: Hour): Mechanical {
	const { setpointC, deltaC, effectiveness, fan, carnot, condenserC } = parameters
	const need = Math.max(weather.dryBulbC - (setpointC - basis.fanHeatK), 0)
	const evaporated = Math.min(need, effectiveness * (weather.dryBulbC - weather.wetBulbC))
	const trim = { carnot, condenserC, evaporatorC: basis.trimEvaporatorC, sinkC: weather.dryBulbC }
	const compressor = clip((need - evaporated) / deltaC, 0, 1) / compressorCop(trim)
	const fanNow = evaporated > 0 ? fan * basis.wetFanFactor : fan
	const litresPerK = SECONDS_PER_HOUR / basis.vaporisationKJPerKg / deltaC
	return {
		power: (1 + roomLoss) * (fanNow + compressor),
		waterL: litresPerK * evaporated * basis.padBleedFactor,
	}
}

type Loop = Pick<WaterParameters, 'sink' | 'supplyC' | 'returnC' | 'approachC' | 'carnot' | 'condenserC'>

function loopAt(
	loop: Loop,
	{ weather, basis }: Pick<Hour, 'weather' | 'basis'>,
): { readonly free: number; readonly compressor: number } {
	const sinkC = loop.sink === 'wb' ? weather.wetBulbC : weather.dryBulbC
	const free = freeCoolingShare({ ...loop, sinkC })
	const evaporatorC = loop.supplyC - basis.evaporatorApproachK
	return { free, compressor: (1 - free) / compressorCop({ ...loop, evaporatorC, sinkC }) }
}

/** Litres per kWh of IT a tower takes for the heat it throws out; a dry loop takes none. Source: facility §1.8. */
function towerWater(
	{ sink }: Pick<WaterParameters, 'sink'>,
	{ weather, basis, heat }: Pick<Hour, 'weather' | 'basis'> & { readonly heat: number },
): number {
	if (sink === 'db') return 0
	const { base, perC, low, high } = basis.latent
	const latent = clip(base + perC * weather.dryBulbC, low, high)
	const blowdown = 1 + 1 / (basis.towerCycles - 1)
	return heat * (SECONDS_PER_HOUR / basis.vaporisationKJPerKg) * latent * blowdown
}
