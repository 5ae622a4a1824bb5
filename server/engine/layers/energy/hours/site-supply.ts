import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { at, item } from '../../../cells.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import { dayWeights, type Follows, followsOf, madeDays } from './made/made-by-contract.ts'
import { newRow, type RowSource } from './month-rows.ts'
import { HOURS_PER_DAY } from './made/sun.ts'
import type { Made, MonthSupply } from './supply.ts'
import { batteryOf, type DispatchColumns, dispatchableOf, loadOf } from './supply-columns.ts'

export type SupplyPlace = {
	readonly world: EngineWorld
	readonly input: DispatchColumns
	readonly site: number
	readonly contracts: readonly number[]
}

/** A site whose months can be laid out as what the dispatch takes. */
export type SupplyOf = {
	readonly month: (month: number) => MonthSupply
	/** what tells apart months that are alike in all figures: the month of the year where the sun counts */
	readonly calendarOf: (month: number) => number
	/** whether all figures of a month are those of another of the same calendar */
	readonly isAs: (month: number, other: number) => boolean
}

/** Lays out the months of a site’s contracts, in rows of the given source; shapes of sun and wind are made once. */
export function supplyOf(place: SupplyPlace, row: RowSource = newRow): SupplyOf {
	const { world, input, site, contracts } = place
	const { catalogue } = world.model
	const weights = dayWeights(catalogue)
	const sorted = sortContracts(world, contracts)
	const byMerit = sorted.dispatched.toSorted((left, right) => input.rank.at(left, 0) - input.rank.at(right, 0))
	const shapes = new Map<string, Float64Array>()
	const shapeOf = (contract: number, month: number) => {
		const calendar = followsOf(world, contract) === 'sun' ? calendarIn(world, month) : 0
		const key = `${String(contract)}/${String(calendar)}`
		const known = shapes.get(key)
		if (known) return known
		const capacityFactor = input.capacityFactor.at(contract, 0)
		const made = madeDays(world, { contract, calendarMonth: calendar, capacityFactor })
		shapes.set(key, made)
		return made
	}
	// What is taken as it comes, as far as there is any in a month: most sites have none.
	const madeIn = (at: number) => {
		const isMade = (one: number) => input.ramped.at(one, at) > 0
		const [zeroCarbon, ppas] = [sorted.zeroCarbon.filter(isMade), sorted.ppas.filter(isMade)]
		const isOf = (source: Follows) => (one: number) => followsOf(world, one) === source
		const follows = (source: Follows) => zeroCarbon.some(isOf(source)) || ppas.some(isOf(source))
		const types = { sun: follows('sun') ? weights : [1], wind: follows('wind') ? weights : [1] }
		const laid = (contract: number): Made => {
			const days = { MW: input.ramped.at(contract, at), follows: followsOf(world, contract), types }
			return { contract, MW: layDays(shapeOf(contract, at), days, row) }
		}
		return { hoursOf: daysOf(types, row), zeroCarbon: zeroCarbon.map(laid), ppas: ppas.map(laid) }
	}
	const takesAsItComes = sorted.zeroCarbon.length + sorted.ppas.length > 0
	const allAlike = { hoursOf: daysOf({ sun: [1], wind: [1] }, newRow), zeroCarbon: [], ppas: [] }
	const month = (at: number): MonthSupply => {
		const { hoursOf, zeroCarbon, ppas } = takesAsItComes ? madeIn(at) : allAlike
		return {
			hoursOf,
			zeroCarbon,
			ppas,
			loadMW: loadOf(input, { site, month: at }, row(HOURS_PER_DAY)),
			battery: batteryOf(input, sorted.batteries, at),
			dispatched: byMerit.map((contract) => dispatchableOf(place, contract, at)),
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
		calendarOf: (at) => (followsSun ? calendarIn(world, at) : 0),
		isAs: (at, other) => {
			const same = (column: Column, row: number) => Object.is(column.at(row, at), column.at(row, other))
			return (
				MONTHLY_OF_SITE.every((name) => same(input[name], site)) &&
				contracts.every((contract) => MONTHLY_OF_CONTRACT.every((name) => same(input[name], contract)))
			)
		},
	}
}

/** Weights of the kinds of day of sun and wind; one where nothing follows them. */
type DayTypes = { readonly sun: readonly number[]; readonly wind: readonly number[] }

/** What differs from month to month. */
export const MONTHLY_OF_SITE = ['energy', 'inferenceShare', 'activeHours', 'importLimit'] as const
export const MONTHLY_OF_CONTRACT = ['ramped', 'firm', 'served'] as const

const calendarIn = ({ model }: EngineWorld, month: number) =>
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

/** Hours of the month that each hour of a kind of day stands for: of sun times wind, where both count. */
function daysOf({ sun, wind }: DayTypes, row: RowSource): Float64Array {
	const hours = row(sun.length * wind.length)
	for (let day = 0; day < hours.length; day++) {
		const weight = item(sun, Math.floor(day / wind.length)) * item(wind, day % wind.length)
		hours[day] = (weight * HOURS_PER_MONTH) / HOURS_PER_DAY
	}
	return hours
}

/** Days of one source laid over those of the site: of sun times wind, where both count. */
function layDays(
	shape: Float64Array,
	of: { readonly MW: number; readonly follows: Follows; readonly types: DayTypes },
	source: RowSource,
): Float64Array {
	const { types, follows, MW } = of
	const days = types.sun.length * types.wind.length
	const row = source(days * HOURS_PER_DAY)
	for (let day = 0; day < days; day++) {
		const own = { sun: Math.floor(day / types.wind.length), wind: day % types.wind.length, none: 0 }[follows ?? 'none']
		for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
			row[day * HOURS_PER_DAY + hour] = at(shape, own * HOURS_PER_DAY + hour) * MW
		}
	}
	return row
}
