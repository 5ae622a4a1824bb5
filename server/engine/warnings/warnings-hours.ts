import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { yearIndices, yearOf } from '../environment/environment-inputs.ts'
import { columnOf } from '../kernel/run.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../layers/energy/available.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { importLimit, machineOutput, minimumLoad } from '../layers/energy/hours/dispatch-inputs.ts'
import { generation, onsiteMade, spilled, unserved } from '../layers/energy/hours/dispatch.quantities.ts'
import { capacityFactor, isKnownSun } from '../layers/energy/hours/made/capacity-factor.ts'
import { followsOf } from '../layers/energy/hours/made/made-by-contract.ts'
import { energyPrice, hubCredit } from '../layers/energy/purchase/purchase-price-inputs.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { surplusPrice } from '../layers/energy/purchase/surplus-inputs.ts'
import { placesOf, siteOf } from '../places/rows-of-site.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Less of a month’s load than this is the last hour of a curtailment. */
const UNSERVED_SHARE = 0.005
/** Less of a year’s output than this is the best day of a spring. */
const SPILLED_SHARE = 0.02
/** A PPA that makes more than this of the site’s load is not bought for the site alone. */
const OVER_VOLUME = 1.2

type WarningsHoursFrame = WarningFacts['frame']
type WarningsHoursPlace = {
	readonly frame: WarningsHoursFrame
	readonly index: number
	readonly path: string
	readonly name: string
}

/** What the hours of a site’s months show: nothing to ride on, too much, too little. */
export function hourWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	return [
		...plan.powerContracts.flatMap((contract, index) => {
			const place = { frame, index, path: `powerContracts[${String(index)}]`, name: nameOf(contract) }
			return [
				...withoutGrid(place),
				...overVolume(place),
				...strikeOutsideMarket(place),
				...minimumAboveDemand(place),
				...withoutEffect(place),
				...sunUnknown(place),
			]
		}),
		...plan.sites.flatMap((site, index) => {
			const place = { frame, index, path: `sites[${String(index)}]`, name: site.name }
			return [...spilledOf(place), ...unservedOf(place)]
		}),
	]
}

const figureOf = ({ frame, index }: WarningsHoursPlace, quantity: QuantityNode, month = 0) =>
	columnOf(frame, quantity).at(index, month)
const monthsOf = ({ frame }: WarningsHoursPlace) => Array.from({ length: frame.world.months }, (_, month) => month)
const sourceAt = ({ frame, index }: WarningsHoursPlace) => sourceOf(contractAt(frame.world.model, index).kind)

function withoutGrid(place: WarningsHoursPlace): readonly Warning[] {
	if (sourceAt(place) !== 'physical_ppa') return []
	const { frame, index, path, name } = place
	const site = siteOf(frame.world, 'contract', index)
	const limit = columnOf(frame, importLimit)
	const alone = monthsOf(place).some(
		(month) => figureOf(place, rampedCapacity, month) > 0 && limit.at(site, month) === 0,
	)
	return alone ? [{ path: `${path}.siteId`, code: 'ppa_without_grid', facts: { contract: name } }] : []
}

type SumOfYear = { readonly year: number; readonly sum: number }

/** Sums of calendar years that lie in the plan. */
function years({ world }: WarningsHoursFrame, value: (month: number) => number): readonly SumOfYear[] {
	const first = yearOf(world.model, 0)
	const sums: number[] = []
	yearIndices(world.model).forEach((year, month) => {
		sums[year] = (sums[year] ?? 0) + value(month)
	})
	return sums.map((sum, year) => ({ year: first + year, sum }))
}

function overVolume(place: WarningsHoursPlace): readonly Warning[] {
	if (sourceAt(place) !== 'physical_ppa') return []
	const { frame, index, path, name } = place
	const site = siteOf(frame.world, 'contract', index)
	const load = years(frame, (month) => columnOf(frame, siteEnergy).at(site, month))
	const over = years(frame, (month) => figureOf(place, generation, month)).flatMap(({ year, sum }) => {
		const used = load.find((one) => one.year === year)?.sum ?? 0
		return used > 0 && sum > OVER_VOLUME * used ? [{ year, share: sum / used }] : []
	})
	const [first] = over
	if (!first) return []
	const facts = { contract: name, ...first, usdPerMWh: figureOf(place, surplusPrice) }
	return [{ path: `${path}.capacityMW`, code: 'ppa_over_volume', facts }]
}

/** eR25 */
function strikeOutsideMarket(place: WarningsHoursPlace): readonly Warning[] {
	const { frame, index, path, name } = place
	const { contract, kind } = contractAt(frame.world.model, index)
	const strike = contract.energyPriceUsdPerMWh
	const usual = kind.usualStrikeUsdPerMWh?.[contract.technology ?? 'other']
	const hub = figureOf(place, hubCredit)
	if (strike === null || usual === undefined || isUsual(strike, { usual, hub })) return []
	const hours = HOURS_PER_MONTH * MONTHS_PER_YEAR
	const settlementUsd =
		contract.capacityMW * figureOf(place, capacityFactor) * hours * (figureOf(place, energyPrice) - hub)
	const facts = { contract: name, strikeUsdPerMWh: strike, usualUsdPerMWh: usual, hubUsdPerMWh: hub, settlementUsd }
	return [{ path: `${path}.energyPriceUsdPerMWh`, code: 'vppa_strike_outside_market', facts }]
}

const isUsual = (strike: number, { usual, hub }: { readonly usual: number; readonly hub: number }) =>
	strike >= usual / 2 && strike <= 2 * usual && strike >= hub / 2

function minimumAboveDemand(place: WarningsHoursPlace): readonly Warning[] {
	if (sourceAt(place) !== 'onsite_gas') return []
	const { frame, index, path, name } = place
	const site = siteOf(frame.world, 'contract', index)
	const minimumMW = figureOf(place, minimumLoad) * figureOf(place, machineOutput)
	const loads = monthsOf(place).flatMap((month) => {
		const loadMW = columnOf(frame, siteEnergy).at(site, month) / HOURS_PER_MONTH
		return figureOf(place, contractFirm, month) > 0 && loadMW > 0 && loadMW < minimumMW ? [loadMW] : []
	})
	if (loads.length === 0) return []
	const facts = { contract: name, minimumMW, loadMW: Math.min(...loads) }
	return [{ path: `${path}.minimumLoadShare`, code: 'minimum_load_above_demand', facts }]
}

function withoutEffect(place: WarningsHoursPlace): readonly Warning[] {
	const { contract } = contractAt(place.frame.world.model, place.index)
	if (sourceAt(place) !== 'physical_ppa' || (contract.takeOrPayShare ?? 0) <= 0) return []
	const facts = { contract: place.name, field: 'take_or_pay' } as const
	return [{ path: `${place.path}.takeOrPayShare`, code: 'field_without_effect', facts }]
}

/** lP14 */
function sunUnknown(place: WarningsHoursPlace): readonly Warning[] {
	const { frame, index, path, name } = place
	const { world } = frame
	const isStated = contractAt(world.model, index).contract.capacityFactor !== null
	if (isStated || followsOf(world, index) !== 'sun' || isKnownSun(world, index)) return []
	const climate = placesOf(world, 'contract', index).climate.row.id
	const facts = { contract: name, place: climate, share: figureOf(place, capacityFactor) }
	return [{ path: `${path}.capacityFactor`, code: 'sun_unknown', facts }]
}

function spilledOf(place: WarningsHoursPlace): readonly Warning[] {
	const { frame, path, name } = place
	const made = years(frame, (month) => figureOf(place, onsiteMade, month))
	const lost = years(frame, (month) => figureOf(place, spilled, month))
	const worst = lost.flatMap(({ year, sum }) => {
		const output = made.find((one) => one.year === year)?.sum ?? 0
		return output > 0 && sum > SPILLED_SHARE * output ? [{ year, share: sum / output }] : []
	})
	const [first] = worst
	return first ? [{ path: `${path}.exportLimitMW`, code: 'surplus_spilled', facts: { site: name, ...first } }] : []
}

function unservedOf(place: WarningsHoursPlace): readonly Warning[] {
	const { frame, path, name } = place
	const worst = monthsOf(place)
		.flatMap((month) => {
			const load = figureOf(place, siteEnergy, month)
			return load > 0 ? [{ month, share: figureOf(place, unserved, month) / load }] : []
		})
		.reduce<{ month: number; share: number } | null>(
			(most, one) => (most && most.share >= one.share ? most : one),
			null,
		)
	if (!worst || worst.share <= UNSERVED_SHARE) return []
	const month = frame.world.model.months[worst.month] ?? ''
	return [{ path, code: 'energy_unserved', facts: { site: name, share: worst.share, month } }]
}
