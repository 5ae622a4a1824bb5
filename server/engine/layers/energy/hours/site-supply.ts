import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import { dayWeights, followsOf, madeDays } from './made-by-contract.ts'
import { HOURS_PER_DAY } from './sun.ts'
import type { Made, MonthSupply } from './supply.ts'
import { batteryOf, type DispatchColumns, dispatchableOf, loadOf } from './supply-columns.ts'

type Place = { readonly world: EngineWorld; readonly input: DispatchColumns; readonly contracts: readonly number[] }

/** A site whose months can be laid out as what the dispatch takes. */
export type SupplyOf = {
	readonly month: (site: number, month: number) => MonthSupply
	/** what a month’s dispatch depends on: the same figures, the same month */
	readonly state: (site: number, month: number) => readonly number[]
}

/** Lays out the months of a site’s contracts; shapes of sun and wind are made once. */
export function supplyOf(place: Place): SupplyOf {
	const { world, input, contracts } = place
	const { catalogue } = world.model
	const weights = dayWeights(catalogue)
	const sorted = sortContracts(world, contracts)
	const shapes = new Map<string, Float64Array>()
	const shapeOf = (contract: number, month: number) => {
		const calendar = followsOf(world, contract) === 'sun' ? calendarOf(world, month) : 0
		const key = `${String(contract)}/${String(calendar)}`
		const known = shapes.get(key)
		if (known) return known
		const capacityFactor = input.capacityFactor.at(contract, 0)
		const made = madeDays(world, { contract, calendarMonth: calendar, capacityFactor })
		shapes.set(key, made)
		return made
	}
	const month = (site: number, at: number): MonthSupply => {
		const made = [...sorted.zeroCarbon, ...sorted.ppas].filter((one) => input.ramped.at(one, at) > 0)
		const types = {
			sun: made.some((one) => followsOf(world, one) === 'sun') ? weights : [1],
			wind: made.some((one) => followsOf(world, one) === 'wind') ? weights : [1],
		}
		const laid = (list: readonly number[]): readonly Made[] =>
			list.flatMap((contract) => {
				const MW = input.ramped.at(contract, at)
				if (MW <= 0) return []
				const row = layDays(shapeOf(contract, at), { MW, follows: followsOf(world, contract), types })
				return [{ contract, MW: row }]
			})
		return {
			hoursOf: Float64Array.from(
				types.sun.flatMap((sun) => types.wind.map((wind) => (sun * wind * HOURS_PER_MONTH) / HOURS_PER_DAY)),
			),
			loadMW: loadOf(input, site, at),
			zeroCarbon: laid(sorted.zeroCarbon),
			ppas: laid(sorted.ppas),
			battery: batteryOf(input, sorted.batteries, at),
			dispatched: sorted.dispatched
				.map((contract) => dispatchableOf(place, contract, at))
				.toSorted((left, right) => input.rank.at(left.contract, 0) - input.rank.at(right.contract, 0)),
			importLimitMW: input.importLimit.at(site, at),
			eventHours: input.eventHours.at(0, 0),
			pausableMW: sorted.pausable.reduce((sum, one) => sum + input.ramped.at(one, at), 0),
			exportLimitMW: input.exportLimit.at(site, 0),
			reserveShare: input.reserve.at(site, 0),
		}
	}
	const followsSun = contracts.some((one) => followsOf(world, one) === 'sun')
	return {
		month,
		state: (site, at) => [
			followsSun ? calendarOf(world, at) : 0,
			input.energy.at(site, at),
			input.inferenceShare.at(site, at),
			input.activeHours.at(site, at),
			input.importLimit.at(site, at),
			...contracts.flatMap((one) => [input.ramped.at(one, at), input.firm.at(one, at), input.served.at(one, at)]),
		],
	}
}

const calendarOf = ({ model }: EngineWorld, month: number) =>
	calendarMonth(model.months[month] ?? model.plan.startMonth)

function sortContracts(world: EngineWorld, contracts: readonly number[]) {
	const kinds = contracts.map((contract) => ({ contract, kind: contractAt(world.model, contract).kind }))
	const where = (wanted: (one: (typeof kinds)[number]) => boolean) =>
		kinds.flatMap((one) => (wanted(one) ? [one.contract] : []))
	const sources = (list: readonly string[]) => where(({ kind }) => list.includes(sourceOf(kind) ?? ''))
	return {
		zeroCarbon: sources(['onsite_zero_carbon', 'colocated_nuclear']),
		ppas: sources(['physical_ppa']),
		dispatched: sources(['utility_firm', 'non_firm', 'onsite_gas']),
		batteries: where(({ kind }) => kind.role === 'storage'),
		pausable: where(({ kind }) => kind.role === 'load'),
	}
}

/** Days of one source laid over those of the site: of sun times wind, where both count. */
function layDays(
	shape: Float64Array,
	of: {
		readonly MW: number
		readonly follows: ReturnType<typeof followsOf>
		readonly types: { readonly sun: readonly number[]; readonly wind: readonly number[] }
	},
): Float64Array {
	const { types, follows, MW } = of
	const days = types.sun.length * types.wind.length
	const row = new Float64Array(days * HOURS_PER_DAY)
	for (let day = 0; day < days; day++) {
		const own = { sun: Math.floor(day / types.wind.length), wind: day % types.wind.length, none: 0 }[follows ?? 'none']
		const from = own * HOURS_PER_DAY
		row.set(shape.subarray(from, from + HOURS_PER_DAY), day * HOURS_PER_DAY)
	}
	return row.map((share) => share * MW)
}
