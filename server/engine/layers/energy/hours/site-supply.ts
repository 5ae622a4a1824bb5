import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { at, item } from '../../../cells.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { type Source, sourceOf } from '../purchase/purchase-terms.ts'
import { dayWeights } from './made/day-kinds.ts'
import { type Follows, followsOf, madeDays } from './made/made-by-contract.ts'
import { NEW_ROWS, type RowSource } from './settle/month-rows.ts'
import { HOURS_PER_DAY } from './made/sun.ts'
import type { Dispatchable, Made, MonthSupply } from './settle/supply.ts'
import { batteryOf, type DispatchColumns, dispatchableOf, loadOf, pipeOf, promisedOf } from './supply-columns.ts'

export type SupplyPlace = {
	readonly world: EngineWorld
	readonly input: DispatchColumns
	readonly site: number
	readonly contracts: readonly number[]
}

/** Lays out the months of a site’s contracts, in rows of the given source; shapes of sun and wind are made once. */
export class SiteSupply {
	readonly #place: SupplyPlace
	readonly #rows: RowSource
	readonly sorted: Sorted
	readonly #byMerit: readonly number[]
	readonly #byHour: boolean
	#followsSun = false
	/** of the kinds of day */
	readonly #weights: readonly number[]
	readonly #allAlike: Comes
	readonly #shapes = new Map<string, Float64Array>()

	/** `byHour`: what each contract gives is wanted by the hour, since a price goes by it. */
	constructor(place: SupplyPlace, rows: RowSource = NEW_ROWS, byHour = false) {
		const { world, input, contracts } = place
		this.#place = place
		this.#rows = rows
		this.#byHour = byHour
		this.sorted = sortContracts(world, contracts)
		this.#byMerit = this.sorted.dispatched.toSorted((left, right) => input.rank.at(left, 0) - input.rank.at(right, 0))
		for (const contract of contracts) this.#followsSun ||= followsOf(world, contract) === 'sun'
		this.#weights = dayWeights(world.model.catalogue)
		this.#allAlike = { hoursOf: daysOf({ sun: [1], wind: [1] }, NEW_ROWS), zeroCarbon: [], ppas: [] }
	}

	/** A month as the dispatch takes it. */
	month(month: number): MonthSupply {
		const { input, site } = this.#place
		const { hoursOf, zeroCarbon, ppas } = this.#takesAsItComes() ? this.#comesIn(month) : this.#allAlike
		const dispatched: Dispatchable[] = []
		for (const contract of this.#byMerit) dispatched.push(dispatchableOf(this.#place, contract, month))
		return {
			hoursOf,
			zeroCarbon,
			ppas,
			loadMW: loadOf(input, { site, month }, this.#rows.row(HOURS_PER_DAY)),
			battery: batteryOf(input, this.sorted.batteries, month),
			dispatched,
			importLimitMW: input.importLimit.at(site, month),
			batteryInEventMW: input.batteryInEvent.at(site, month),
			pausableShare: input.flexibleShare.at(site, month),
			promised: promisedOf(input, this.sorted.promised, { site, month }),
			exportLimitMW: input.exportLimit.at(site, 0),
			reserveShare: input.reserve.at(site, 0),
			pipeMMBtu: pipeOf(input, site, month),
			byHour: this.#byHour,
		}
	}

	/** What tells apart months that are alike in all figures: the month of the year where the sun counts. */
	calendarOf(month: number): number {
		return this.#followsSun ? calendarIn(this.#place.world, month) : 0
	}

	/** Whether all figures of a month are those of another of the same calendar. */
	isAs(month: number, other: number): boolean {
		const { input, site, contracts } = this.#place
		for (const name of MONTHLY_OF_SITE) if (!isSame(input[name], site, { month, other })) return false
		for (const contract of contracts) {
			for (const name of MONTHLY_OF_CONTRACT) if (!isSame(input[name], contract, { month, other })) return false
		}
		return true
	}

	#takesAsItComes(): boolean {
		return this.sorted.zeroCarbon.length + this.sorted.ppas.length > 0
	}

	// As far as there is any in a month: most sites have none.
	#comesIn(month: number): Comes {
		const { world, input } = this.#place
		const isMade = (one: number) => input.ramped.at(one, month) > 0
		const [zeroCarbon, ppas] = [this.sorted.zeroCarbon.filter(isMade), this.sorted.ppas.filter(isMade)]
		const follows = new Set([...zeroCarbon, ...ppas].map((one) => followsOf(world, one)))
		const types = { sun: follows.has('sun') ? this.#weights : [1], wind: follows.has('wind') ? this.#weights : [1] }
		const laid = (contract: number): Made => {
			const days = { MW: input.ramped.at(contract, month), follows: followsOf(world, contract), types }
			return { contract, MW: layDays(this.#shapeOf(contract, month), days, this.#rows) }
		}
		return { hoursOf: daysOf(types, this.#rows), zeroCarbon: zeroCarbon.map(laid), ppas: ppas.map(laid) }
	}

	#shapeOf(contract: number, month: number): Float64Array {
		const { world, input } = this.#place
		const calendar = followsOf(world, contract) === 'sun' ? calendarIn(world, month) : 0
		const key = `${String(contract)}/${String(calendar)}`
		const known = this.#shapes.get(key)
		if (known) return known
		const capacityFactor = input.capacityFactor.at(contract, 0)
		const panels = { gain: input.panelGain.at(contract, 0), stated: input.statedYield.at(contract, 0) }
		const made = madeDays(world, { contract, calendarMonth: calendar, capacityFactor, panels })
		this.#shapes.set(key, made)
		return made
	}
}

/** What is taken as it comes, and the days over which it is laid. */
type Comes = Pick<MonthSupply, 'hoursOf' | 'zeroCarbon' | 'ppas'>

const isSame = (column: Column, row: number, { month, other }: { readonly month: number; readonly other: number }) =>
	Object.is(column.at(row, month), column.at(row, other))

/** Weights of the kinds of day of sun and wind; one where nothing follows them. */
type DayTypes = { readonly sun: readonly number[]; readonly wind: readonly number[] }

/** What differs from month to month. */
export const MONTHLY_OF_SITE = [
	...(['energy', 'inferenceShare', 'activeHours', 'importLimit'] as const),
	...(['flexibleShare', 'flexibleWork', 'batteryInEvent', 'pipe'] as const),
] as const
export const MONTHLY_OF_CONTRACT = ['ramped', 'firm', 'served'] as const

const calendarIn = ({ model }: EngineWorld, month: number) =>
	calendarMonth(model.months[month] ?? model.plan.startMonth)

/** Contracts of a site by what the dispatch takes them for. */
type Sorted = Readonly<Record<'zeroCarbon' | 'ppas' | 'dispatched' | 'batteries' | 'promised', number[]>>

const SORT_OF_SOURCE: Readonly<Partial<Record<Source, keyof Sorted>>> = {
	...{ onsite_zero_carbon: 'zeroCarbon', colocated_nuclear: 'zeroCarbon', physical_ppa: 'ppas' },
	...{ utility_firm: 'dispatched', non_firm: 'dispatched', onsite_gas: 'dispatched' },
}

function sortContracts(world: EngineWorld, contracts: readonly number[]): Sorted {
	const sorted: Sorted = { zeroCarbon: [], ppas: [], dispatched: [], batteries: [], promised: [] }
	for (const contract of contracts) {
		const { kind } = contractAt(world.model, contract)
		const source = sourceOf(kind)
		const sort = source && SORT_OF_SOURCE[source]
		if (sort) sorted[sort].push(contract)
		if (kind.role === 'storage') sorted.batteries.push(contract)
		if (kind.role === 'load') sorted.promised.push(contract)
	}
	return sorted
}

/** Hours of the month that each hour of a kind of day stands for: of sun times wind, where both count. */
function daysOf({ sun, wind }: DayTypes, rows: RowSource): Float64Array {
	const hours = rows.row(sun.length * wind.length)
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
	rows: RowSource,
): Float64Array {
	const { types, follows, MW } = of
	const days = types.sun.length * types.wind.length
	const row = rows.row(days * HOURS_PER_DAY)
	for (let day = 0; day < days; day++) {
		const own = { sun: Math.floor(day / types.wind.length), wind: day % types.wind.length, none: 0 }[follows ?? 'none']
		for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
			row[day * HOURS_PER_DAY + hour] = at(shape, own * HOURS_PER_DAY + hour) * MW
		}
	}
	return row
}
