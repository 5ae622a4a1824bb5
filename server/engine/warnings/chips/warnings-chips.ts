import type { Chip } from '#shared/catalogue/types.ts'
import { isAhead } from '#shared/status-month.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { indexAt, item } from '../../cells.ts'
import { columnOf } from '../../kernel/run.ts'
import { orderAt } from '../../schedule/supply/order-inputs.ts'
import { orderAvailable, orderInstalled } from '../../schedule/schedule.quantities.ts'
import type { EngineModel } from '../../world.ts'
import { exportLicence, retirementHole } from './warnings-retired.ts'
import { firstMonthOf, nameOf, type WarningFacts } from '../warning-facts.ts'
import { hallsOf, racksOverHalls } from './warnings-racks.ts'
import { refitsAssumed, refitsLeased } from './warnings-refits.ts'

/** Orders that find no power, no hall, or a hall too thin for them. */
export function chipWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan, statedOrder } = facts.frame.world.model
	return [
		// What a refresh implies is mended at the order it refreshes.
		...plan.chipOrders.flatMap((_, index) =>
			indexAt(statedOrder, index) !== index
				? []
				: [
						...racksFirst(facts, index),
						...partRack(facts, index),
						...early(facts, index),
						...edge(facts, index),
						...exportLicence(facts, index),
						...retirementHole(facts, index),
					],
		),
		...racksOverHalls(facts),
		...refitsAssumed(facts),
		...refitsLeased(facts),
		...plan.sites.flatMap((_, index) => overHalls(facts, index)),
	]
}

/** Chips of robots and cars are no load of a data centre: a plan that orders them counts them all the same. */
function edge({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { order, chip } = orderAt(frame.world.model, index)
	if (chip.role !== 'edge') return []
	return [
		{
			path: `chipOrders[${String(index)}].chip`,
			code: 'edge_chip_ordered',
			facts: { order: nameOf(order), chip: chip.name },
		},
	]
}

/** The first months with racks of an order and with power at its site; null where there are none in the plan. */
function firstMonths({ frame, parts }: WarningFacts, index: number) {
	const order = frame.world.model.plan.chipOrders[index]
	const site = order && parts.sites[order.siteId]
	const installed = columnOf(frame, orderInstalled)
	const racked = firstMonthOf(parts.months, (month) => installed.at(index, month) > 0)
	if (!order || !site || racked === null) return null
	return { order, racked, power: firstMonthOf(parts.months, (month) => item(site.contractedFirmMW, month) > 0) }
}

/** Racks that stand before the power or the hall they need: whichever of the two comes last is what the order waits for. */
function racksFirst(facts: WarningFacts, index: number): readonly Warning[] {
	const found = firstMonths(facts, index)
	if (found === null) return []
	const { order, power } = found
	const hall = firstHall(facts, order)
	const finish = hall?.finish ?? null
	if (power !== null && isNeededEarly(facts, { index, power, finish })) return []
	return waiting(facts, index, { ...found, hall })
}

type Found = NonNullable<ReturnType<typeof firstMonths>> & { readonly hall: ReturnType<typeof firstHall> }

function waiting(facts: WarningFacts, index: number, { order, racked, power, hall }: Found): readonly Warning[] {
	const path = `chipOrders[${String(index)}].orderMonth`
	const told = { order: nameOf(order), racked, open: isAhead(facts.frame.world.model.plan, order.orderMonth) }
	const isDark = power === null || power > racked
	if (hall !== null && isLast(hall.finish, { racked, power }))
		return [{ path, code: 'chips_before_hall', facts: { ...told, ...hall, power: isDark ? power : null } }]
	return isDark ? [{ path, code: 'chips_before_power', facts: { ...told, power } }] : []
}

type Waited = { readonly index: number; readonly power: string; readonly finish: string | null }

/**
 * Whether racks that wait are needed all the same: they take months to install and bring up, and a month later fewer of them
 * would be ready than the first month's share of the power feeds.
 */
function isNeededEarly({ frame, parts }: WarningFacts, { index, power, finish }: Waited): boolean {
	const siteId = frame.world.model.plan.chipOrders[index]?.siteId ?? ''
	const firmMW = parts.sites[siteId]?.contractedFirmMW ?? []
	const available = columnOf(frame, orderAvailable)
	const all = Math.max(0, ...parts.months.map((_, month) => available.at(index, month)))
	const first = parts.months.findIndex((month) => month >= power && (finish === null || month > finish))
	const fed = (firmMW[first] ?? 0) / Math.max(...firmMW)
	return first > 0 && available.at(index, first - 1) < all * fed * (1 - LEAST_SHORT)
}
/** Less is a rounding of racks. */
const LEAST_SHORT = 0.005

/** Whether a hall comes after the racks, and not before the power. */
function isLast(
	finish: string,
	{ racked, power }: { readonly racked: string; readonly power: string | null },
): boolean {
	return finish > racked && power !== null && power <= finish
}

/** Of the halls an order may stand in the one that is finished first; null where none is within the plan. */
function firstHall(
	{ frame, parts }: WarningFacts,
	order: EngineModel['plan']['chipOrders'][number],
): { readonly hall: string; readonly finish: string } | null {
	const { model } = frame.world
	const finished = hallsOf(model, order).flatMap((index) => {
		const phase = model.plan.buildPhases[index]
		const finish = parts.schedule[`phase:${phase?.id ?? ''}`]?.finish ?? null
		return phase && finish !== null ? [{ hall: nameOf(phase), finish }] : []
	})
	return finished.reduce<(typeof finished)[number] | null>(
		(first, one) => (first === null || one.finish < first.finish ? one : first),
		null,
	)
}

/** What of a chip cannot be split between racks: all that share a scale-up fabric beyond one server, else the server. Rule I18. */
function leastWhole(chip: Chip): { readonly accelerators: number; readonly noun: 'rack' | 'server' } {
	const server = chip.acceleratorsPerNode
	const rack = chip.acceleratorsPerRack
	const rackScale = server === null || chip.scaleUpDomain > server
	if (rack !== null && rackScale) return { accelerators: rack, noun: 'rack' }
	return { accelerators: server ?? 1, noun: 'server' }
}

/** An order that leaves a rack or server part empty: it is bought whole. */
function partRack({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { order, chip } = orderAt(frame.world.model, index)
	const { accelerators: each, noun } = leastWhole(chip)
	if (order.accelerators % each === 0) return []
	return [
		{
			path: `chipOrders[${String(index)}].accelerators`,
			code: 'part_rack',
			facts: { order: nameOf(order), chip: chip.name, accelerators: order.accelerators, whole: noun, each },
		},
	]
}

function early({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const { model } = frame.world
	const order = model.plan.chipOrders[index]
	const chip = model.pools[indexAt(model.poolOfOrder, index)]?.chip
	const installed = columnOf(frame, orderInstalled)
	const racked = firstMonthOf(parts.months, (month) => installed.at(index, month) > 0)
	if (!order || !chip?.availableFrom || racked === null || racked >= chip.availableFrom) return []
	return [
		{
			path: `chipOrders[${String(index)}].orderMonth`,
			code: 'before_availability',
			facts: {
				order: nameOf(order),
				chip: chip.name,
				racked,
				available: chip.availableFrom,
				open: isAhead(model.plan, order.orderMonth),
			},
		},
	]
}

function overHalls({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const site = frame.world.model.plan.sites[index]
	const result = site && parts.sites[site.id]
	if (!site || !result) return []
	const { required, available } = result.layers.infrastructure
	// Accelerators that wait for their first workload have no peak of their own: the mixed figure only stands in for it.
	const asked = required.some((MW) => MW > 0)
	const chips = Math.max(0, ...result.buildout.itMW.chips.filter((_, month) => !asked || (required[month] ?? 0) > 0))
	const halls = Math.max(0, ...available)
	if (chips <= halls * (1 + 1e-9)) return []
	// Halls stand there, and their racks are why they hold nothing: that is told of the order and the hall.
	if (halls === 0 && result.commissionedItMW.some((MW) => MW > 0)) return []
	return [
		{
			path: `sites[${String(index)}]`,
			code: 'chips_over_halls',
			facts: { site: site.name, chipsItMW: chips, hallsItMW: halls },
		},
	]
}
