import { delaysOf } from '../../document/schedule-result.ts'
import type { CrewSchedule } from '../../schedule/crews/crew-schedule.ts'
import type { BalanceRun } from '../../balance/run-balance.ts'
import { at, item, cellsOf } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { contractAt } from '../../layers/energy/contract-inputs.ts'
import { rowsAt } from '../../places/rows-of-site.ts'
import type { EngineWorld } from '../../world.ts'
import type { OrderClaim } from '../claims/chip-claims.ts'
import type { ContractClaim, EnergyFacts } from '../claims/energy-claims.ts'
import type { MeasuredSite } from '../measured-site.ts'
import type { LossBook } from './loss-book.ts'
import type { LOSS_INPUTS } from './losses-inputs.ts'
import type { SiteContext } from './site-context.ts'

export type LossColumns = Readonly<Record<keyof typeof LOSS_INPUTS, Column>>
/** What says how a site stands, of all that losses are found from. */
type ContextColumns = Pick<LossColumns, 'value' | 'entered' | 'slip' | 'firm' | 'ramped'>

export type ContextsAsk = {
	readonly sites: readonly MeasuredSite[]
	readonly run: BalanceRun
	readonly schedule: CrewSchedule
	readonly input: ContextColumns
	readonly bookOf: (site: number) => LossBook
}

/** Every site with all that says what it loses and to what. */
export function contextsOf(world: EngineWorld, ask: ContextsAsk): readonly SiteContext[] {
	const delays = delaysOf(ask.schedule)
	return ask.sites.map((measured, site) => ({
		site,
		measured,
		energy: energyFacts(world, ask, site),
		orders: orderClaims(world, ask, measured),
		delayOf: (key) => delays.get(key) ?? null,
		value: ask.input.value.at(site, 0),
		book: ask.bookOf(site),
		kept: { energy: [], infrastructure: [], chips: [] },
	}))
}

function energyFacts(world: EngineWorld, { run, sites, input }: ContextsAsk, site: number): EnergyFacts {
	const own = item(run.input.sites, site)
	const { plant } = item(sites, site)
	const rows = rowsAt(world, 'contract', site)
	const contracts = own.contracts.map((fact, place): ContractClaim => {
		const index = rows[place] ?? -1
		return {
			fact,
			entered: Math.round(input.entered.at(index, 0)),
			slip: input.slip.at(index, 0),
			firm: cellsOf(input.firm, index),
			...kindFacts(world, input, index),
		}
	})
	let throughMost = 0
	for (const MW of own.throughWorstDayMW ?? []) throughMost = Math.max(throughMost, MW)
	return {
		site: own,
		contracts: contracts.toSorted(
			(one, other) => one.entered - other.entered || (one.fact.id < other.fact.id ? -1 : 1),
		),
		...nonFirmFacts(run, site),
		meterMW: plant.pue * plant.peak,
		throughMost,
	}
}

/** Firm power as hours and fuel let it through, and what of non-firm power counts beside it. Rule lP3. */
function nonFirmFacts({ input, ledger }: BalanceRun, site: number) {
	const { months } = input
	const row = (series: Float64Array) => series.subarray(site * months, (site + 1) * months)
	const [firm, steady, available] = [row(ledger.energyFirm), row(ledger.energySteady), row(ledger.energyAvailable)]
	const { nonFirmMW } = item(input.sites, site)
	const empty = () => new Float64Array(months)
	const [flexible, pausable, uncounted] = [empty(), empty(), empty()]
	for (let month = 0; month < months; month++) {
		const MW = at(available, month) - at(firm, month)
		flexible[month] = MW
		pausable[month] = at(available, month) - at(steady, month)
		if (nonFirmMW) uncounted[month] = Math.max(0, at(nonFirmMW, month) - MW)
	}
	return { firm, flexible, pausable, uncounted }
}

function kindFacts(world: EngineWorld, input: ContextColumns, index: number) {
	const { role, firmRule } = contractAt(world.model, index).kind
	const throughDay = role === 'storage' || role === 'onsite_zero_carbon'
	if (firmRule !== 'backup') return { throughDay, interruptible: null }
	const interruptible = cellsOf(input.ramped, index).slice()
	const firm = cellsOf(input.firm, index)
	for (let month = 0; month < interruptible.length; month++)
		interruptible[month] = Math.max(0, at(interruptible, month) - at(firm, month))
	return { throughDay, interruptible }
}

function orderClaims(world: EngineWorld, { run }: ContextsAsk, { plant }: MeasuredSite): readonly OrderClaim[] {
	const { chipOrders } = world.model.plan
	return plant.orders
		.map((supply): OrderClaim => {
			const { replaces } = item(chipOrders, supply.index)
			return {
				supply,
				order: item(run.input.orders, supply.index),
				item: `order:${supply.id}`,
				replaces: plant.orders.find(({ id }) => id === replaces) ?? null,
			}
		})
		.sort(({ order: one }, { order: other }) => one.dueMonth - other.dueMonth || (one.id < other.id ? -1 : 1))
}
