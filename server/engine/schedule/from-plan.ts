import type { Chip } from '#shared/catalogue/types.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { indexAt } from '../cells.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { contractCapacity, contractStart } from '../layers/energy/contract-inputs.ts'
import { phasePeakPue } from '../layers/energy/cooling/cooling-inputs.ts'
import { powerFactor } from '../layers/energy/interconnection-inputs.ts'
import { hallGearHours } from '../equipment/standing/gear-hours.ts'
import { hallPlantHours } from '../equipment/standing/plant-hours.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { sameData } from '../rerun/same-data.ts'
import type { EngineModel } from '../world.ts'
import { boughtFor } from './supply/bought-for.ts'
import { withSiteLots } from './supply/site-lots.ts'
import { orderBought, orderAt, orderDeliveryMonths, orderFirstDelivery, orderLife } from './supply/order-inputs.ts'
import {
	hallAt,
	hallCoolingHours,
	hallDuration,
	hallFloorArea,
	hallLiveHours,
	hallPrefab,
	hallRedundancyHours,
	hallStart,
	plantLead,
} from './phase-inputs.ts'
import { plantsOf } from './plants-from-plan.ts'
import { reportOf } from './progress/reports.ts'
import { labourRows } from './labour/labour-rows.ts'
import { SITE_LABOUR_INPUTS, siteLabour } from './labour/site-labour.ts'
import { sharedWorks, WORK_INPUTS } from './labour/works-of-others.ts'
import type { Hall, Order, ScheduleInput } from './types.ts'
import type { WorkWindows } from './crews/work-windows.ts'

/** Quantities that the schedule reads. */
export const SCHEDULE_INPUTS = {
	...SITE_LABOUR_INPUTS,
	...WORK_INPUTS,
	phaseItMW,
	hallPue: phasePeakPue,
	powerFactor,
	hallStart,
	hallDuration,
	hallFloorArea,
	hallPrefab,
	hallCoolingHours,
	hallRedundancyHours,
	hallLiveHours,
	hallGearHours,
	hallPlantHours,
	orderBought,
	orderFirstDelivery,
	orderDeliveryMonths,
	orderLife,
	power: poolAcceleratorPower,
	contractCapacity,
	contractStart,
	plantLead,
} as const
export type ScheduleColumns = Readonly<Record<keyof typeof SCHEDULE_INPUTS, Column>>

/** Months beyond the horizon in which late finishes are still looked for. */
const SEARCH_MONTHS = 240
/** Steps of service after installation: liquid-cooled racks take a month longer to settle. Methodology §3. */
const RAMP_LIQUID: readonly number[] = [0.5, 0.9]
const RAMP_AIR: readonly number[] = [0.8]

/** Share of newly installed accelerators at work, month by month until all are. Rule S8. */
export const rampOf = ({ liquidCooled }: Pick<Chip, 'liquidCooled'>): readonly number[] =>
	liquidCooled ? RAMP_LIQUID : RAMP_AIR

/**
 * The schedule's own view of a plan: numbers from the columns, names and links from the plan. A row that says what that of an
 * earlier view says is that row: what is made of it need not be looked into again.
 */
export function scheduleFromPlan(
	model: EngineModel,
	columns: ScheduleColumns,
	earlier: ScheduleInput | null = null,
): ScheduleInput {
	const { catalogue, plan } = model
	const rows = labourRows(catalogue)
	const halls = withSiteLots(model, columns, {
		halls: plan.buildPhases.map((_, index) => hall(model, columns, index)),
		rows,
	})
	return {
		months: model.months.length,
		searchMonths: SEARCH_MONTHS,
		rows,
		markets: marketsOf(model),
		sites: plan.sites.map((_, index) => asBefore(siteLabour(model, columns, index), earlier?.sites[index])),
		halls: halls.map((one, index) => asBefore(one, earlier?.halls[index])),
		orders: plan.chipOrders.map((_, index) => asBefore(order(model, columns, index), earlier?.orders[index])),
		plants: plantsOf(model, columns),
		works: sharedWorks(model, columns, rows),
	}
}

/** Labour markets, and the builders of countries at whose sites none is within reach. */
function marketsOf({ catalogue, places }: EngineModel): ScheduleInput['markets'] {
	const national = new Map(
		places.flatMap(({ labourMarkets }) =>
			labourMarkets.flatMap(({ row, rule }) => (rule === 'national' ? [[row.id, row] as const] : [])),
		),
	)
	return national.size === 0 ? catalogue.labourMarkets : [...catalogue.labourMarkets, ...national.values()]
}

function asBefore<Row>(row: Row, known: Row | undefined): Row {
	return known !== undefined && sameData(row, known) ? known : row
}

function siteIndex(model: EngineModel, id: string): number {
	return model.siteIndex.get(id) ?? -1
}

function hall(model: EngineModel, columns: ScheduleColumns, index: number): Hall {
	const { phase, siteIndex: at } = hallAt(model, index)
	const scope = phase.scope ?? 'greenfield'
	return {
		id: phase.id,
		site: at,
		itMW: columns.phaseItMW.at(index, 0),
		startMonth: columns.hallStart.at(index, 0),
		// Work takes at least the month it is done in.
		durationMonths: scope === 'existing' ? 0 : Math.max(1, columns.hallDuration.at(index, 0)),
		scope,
		floorAreaM2: columns.hallFloorArea.at(index, 0),
		coolingFactor: columns.hallCoolingHours.at(index, 0),
		redundancyFactor: columns.hallRedundancyHours.at(index, 0),
		prefabShare: columns.hallPrefab.at(index, 0),
		liveFactor: columns.hallLiveHours.at(index, 0),
		gearShare: columns.hallGearHours.at(index, 0),
		plantShare: columns.hallPlantHours.at(index, 0),
		windows: windowsOf(model, index),
		startsAfter: phase.startsAfter,
		...boughtFor(model, index),
		dated: phase.steps.map(({ step, startMonth, durationMonths }) => ({
			step,
			startMonth: startMonth === null ? null : monthsBetween(model.plan.startMonth, startMonth),
			durationMonths,
		})),
		report: scope === 'existing' ? null : reportOf(model, `phase:${phase.id}`),
	}
}

/** Months in which running gear may be worked on; null where the plan names none. Rule pR3. */
function windowsOf({ plan }: EngineModel, index: number): WorkWindows {
	const months = plan.buildPhases[index]?.workWindows ?? []
	return months.length === 0 ? null : months.map((month) => monthsBetween(plan.startMonth, month))
}

function order(model: EngineModel, columns: ScheduleColumns, index: number): Order {
	const { order: ordered, chip } = orderAt(model, index)
	return {
		id: ordered.id,
		site: siteIndex(model, ordered.siteId),
		accelerators: columns.orderBought.at(index, 0),
		acceleratorsPerNode: chip.acceleratorsPerNode ?? 1,
		acceleratorsPerRack: chip.acceleratorsPerRack ?? model.catalogue.labourDefaults.acceleratorsPerRack,
		firstDeliveryMonth: Math.round(columns.orderFirstDelivery.at(index, 0)),
		deliveryMonths: columns.orderDeliveryMonths.at(index, 0),
		retireAfterMonths: columns.orderLife.at(index, 0),
		replaces: replacedBy(model, columns, index),
		ramp: rampOf(chip),
		report: reportOf(model, `order:${ordered.id}`),
	}
}

/** Kilowatt for kilowatt. Rule pW3. */
function replacedBy({ plan, poolOfOrder }: EngineModel, { power }: ScheduleColumns, index: number): Order['replaces'] {
	const id = plan.chipOrders[index]?.replaces ?? null
	if (id === null) return null
	const kW = (order: number) => power.at(indexAt(poolOfOrder, order), 0)
	const old = kW(plan.chipOrders.findIndex((order) => order.id === id))
	return { id, each: old > 0 ? kW(index) / old : 0 }
}
