import { HOURS_PER_MONTH, HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { cellsOf } from '../../../cells.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import { steadyOf } from './kept-months.ts'
import { LOAD_COLUMNS, NO_LOAD } from './no-load.ts'
import { LentRows } from './settle/month-rows.ts'
import { settleMonth } from './settle/settle-month.ts'
import { MONTHLY_OF_CONTRACT, SiteSupply, type SupplyPlace } from './site-supply.ts'
import { type DispatchColumns, loadShape } from './supply-columns.ts'

/** A site’s load of a month, as its work makes it. */
export type HoursLoad = {
	/** mean at the meter, MW facility */
	readonly meanMW: number
	readonly inferenceShare: number
	readonly activeHours: number
	/** part of it that may pause or move, and what of such work is asked at full halls, MW facility */
	readonly flexibleShare: number
	readonly flexibleWorkMW: number
}

/** Of a month’s load what nothing brings, and of work that may pause what is paused. */
export type Undone = { readonly unserved: number; readonly paused: number }

export const ALL_DONE: Undone = { unserved: 0, paused: 0 }

export type HoursColumns = Omit<DispatchColumns, keyof typeof LOAD_COLUMNS>

/** Less is what the limit by hours and fuel is found to, eR20. */
const LEAST_SHARE = 1e-6

/** What a site’s hours leave undone of a load: the dispatch of a month (eR1), asked while it is still settled who works. Rule lP6. */
export class SiteHours {
	/** all it is reckoned from: two of which this is the same leave the same undone */
	readonly from: unknown
	readonly #place: SupplyPlace
	readonly #supply: SiteSupply
	/** of one month at a time: a plan asks for thousands of them */
	readonly #rows = new LentRows()
	readonly #known = new Map<number, { readonly at: number; readonly load: HoursLoad; readonly undone: Undone }>()
	readonly #firm: readonly number[]
	/** of the load that is asked for, where the supply reads it */
	#flexibleWorkMW = 0

	constructor(
		place: { readonly world: EngineWorld; readonly input: HoursColumns } & Pick<SupplyPlace, 'site' | 'contracts'>,
	) {
		const flexibleWork = { ...NO_LOAD, at: () => this.#flexibleWorkMW }
		this.#place = { ...place, input: { ...place.input, ...LOAD_COLUMNS, flexibleWork } }
		this.#supply = new SiteSupply(this.#place)
		const { input, site, contracts, world } = this.#place
		this.#firm = this.#supply.sorted.dispatched.filter(
			(row) => sourceOf(contractAt(world.model, row).kind) === 'utility_firm',
		)
		this.from = {
			steady: steadyOf(this.#place),
			site: [cellsOf(input.importLimit, site), cellsOf(input.batteryInEvent, site), cellsOf(input.pipe, site)],
			contracts: contracts.map((row) => MONTHLY_OF_CONTRACT.map((name) => cellsOf(input[name], row))),
		}
	}

	/**
	 * Whether firm imports carry a month’s load in every hour, whatever else is cut or runs out: nothing is left undone then, and
	 * no hour need be laid out. Inference peaks at no more than its mean ÷ load factor. Batteries that charge and promises to
	 * pause are left to the hours.
	 */
	isCarried(month: number, { meanMW, inferenceShare }: Pick<HoursLoad, 'meanMW' | 'inferenceShare'>): boolean {
		const { input, site } = this.#place
		const { promised, batteries } = this.#supply.sorted
		if (promised.length + batteries.length > 0) return false
		let firmMW = 0
		for (const row of this.#firm) firmMW += input.served.at(row, month)
		const most = 1 - inferenceShare + inferenceShare / input.loadFactor.at(site, 0)
		return meanMW * most <= Math.min(firmMW, input.importLimit.at(site, month))
	}

	undone(month: number, load: HoursLoad): Undone {
		if (load.meanMW <= 0) return ALL_DONE
		const calendar = this.#supply.calendarOf(month)
		const before = this.#known.get(calendar)
		if (before && isSame(load, before.load) && this.#supply.isAs(month, before.at)) return before.undone
		const undone = this.#settled(month, load)
		this.#known.set(calendar, { at: month, load, undone })
		return undone
	}

	#settled(month: number, { meanMW, inferenceShare, activeHours, flexibleShare, flexibleWorkMW }: HoursLoad): Undone {
		const { input, site } = this.#place
		const shape = {
			...{ inferenceShare, activeHours },
			centreHour: input.centre.at(site, 0),
			loadFactor: input.loadFactor.at(site, 0),
			idleShare: input.idle.at(site, 0) / input.inferencePeak.at(site, 0),
		}
		this.#flexibleWorkMW = flexibleWorkMW
		const asked = {
			...this.#supply.month(month),
			loadMW: loadShape(shape).map((part) => part * meanMW),
			pausableShare: flexibleShare,
		}
		const settled = settleMonth(asked, this.#rows)
		this.#rows.takeBack()
		const loadMWh = meanMW * HOURS_PER_MONTH
		return {
			unserved: shareOf(settled.unservedMWh, loadMWh),
			paused: shareOf(settled.pausedMWh, loadMWh * flexibleShare),
		}
	}
}

function shareOf(MWh: number, whole: number): number {
	const share = whole > 0 ? MWh / whole : 0
	if (share < LEAST_SHARE) return 0
	// Rounding alone would otherwise leave first tokens where nothing is supplied.
	return share > 1 - LEAST_SHARE ? 1 : share
}

const isSame = (one: HoursLoad, other: HoursLoad) =>
	one.meanMW === other.meanMW &&
	one.inferenceShare === other.inferenceShare &&
	one.activeHours === other.activeHours &&
	one.flexibleShare === other.flexibleShare &&
	one.flexibleWorkMW === other.flexibleWorkMW

/** Whether hours may leave anything undone: service is cut, the grid may call, or plant on the site carries the load. */
export function mayLeaveUndone({
	world,
	input,
	contracts,
}: Pick<SupplyPlace, 'world' | 'contracts'> & { readonly input: Pick<HoursColumns, 'curtailment'> }): boolean {
	return contracts.some((row) => {
		const { kind } = contractAt(world.model, row)
		if (kind.role === 'import') return kind.firmRule === 'backup' && input.curtailment.at(row, 0) / HOURS_PER_YEAR > 0
		return kind.role === 'load' || kind.role === 'onsite_combustion' || kind.role === 'onsite_zero_carbon'
	})
}
