import type { QuantityDriver, WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { SQUARE_METRES_PER_KSF } from '#shared/units/conversions.ts'
import { item } from '../../cells.ts'
import { buildLayer, totalHours, tradeHours, type UnitHours } from '../crews/package-hours.ts'
import { longestHold, needIn } from '../equipment-packages.ts'
import { packageWindow } from '../hall-dates.ts'
import type { Item } from '../planned-items.ts'
import { learningFactor, prefabFactor, siteFactor } from '../crews/productivity.ts'
import type { Task } from './task-set.ts'
import type { Hall, HallScope, HoursInput, LabourRows } from '../types.ts'
import { WINDOWED_PACKAGES } from '../crews/work-windows.ts'

/** Share of a package's hours that each scope leaves; packages not named keep all. What stands of gear and plant: pR2. */
const LEFT_BY_SCOPE: Readonly<Record<HallScope, Readonly<Record<string, number>>>> = {
	greenfield: {},
	shell_exists: { site_civil: 0, foundations: 0, shell_steel: 0, envelope_interiors: 0.5 },
	fit_out_only: {
		site_civil: 0,
		foundations: 0,
		shell_steel: 0,
		envelope_interiors: 0.5,
		substation_mv: 0,
	},
	existing: {},
}
const GEAR_PACKAGE = 'elec_gear'
const PLANT_PACKAGE = 'mech_plant'
const REDUNDANT_PACKAGES: readonly string[] = [GEAR_PACKAGE, 'elec_distribution']

type PlacedHall = {
	readonly item: Item
	readonly index: number
	readonly rank: number
	readonly withRacks: boolean
	/** by package */
	readonly units: readonly UnitHours[]
}

/**
 * The work packages of one hall over its planned window: quantity · unit hours · factors, then indirect craft as a
 * share of direct craft hours and site staff as a share of all. `withRacks`: racks come with the hall because the
 * site has no order. Workforce §2–§5.
 */
export function hallTasks(hall: Hall, place: PlacedHall, input: HoursInput): readonly Task[] {
	if (hall.scope === 'existing' || input.sites[hall.site] === undefined) return []
	const { packages } = input.rows
	const { tasks, direct, racks, own } = quantityTasks(hall, place, input)
	let craft = own
	for (const [index, row] of packages.entries()) {
		if (row.driver !== 'percent_of_direct_craft_hours') continue
		const hours = rateOf(row) * direct
		craft += hours
		tasks.push(hallTask(hall, place, { row, index, hours: tradeHours(place.units[index], hours), priced: 1 }))
	}
	for (const [index, row] of packages.entries()) {
		if (row.driver !== 'percent_of_all_craft_hours') continue
		const hours = tradeHours(place.units[index], rateOf(row) * craft)
		tasks.push(hallTask(hall, place, { row, index, hours, priced: 1 - racks / craft }))
	}
	return tasks
}

const rateOf = ({ rate }: WorkPackage): number => rate ?? 0

/** Packages of a hall's own quantities, with the hours of them all, those that indirect craft is a share of, and those of racks. */
function quantityTasks(hall: Hall, place: PlacedHall, input: HoursInput) {
	const { packages, productivity, defaults } = input.rows
	const site = item(input.sites, hall.site)
	const base = siteFactor(site, productivity) * learningFactor(place.rank, productivity) * hall.liveFactor
	const prefab = prefabFactor(hall.prefabShare, productivity)
	const tasks: Task[] = []
	let [own, direct, racks] = [0, 0, 0]
	for (const [index, row] of packages.entries()) {
		const quantity = quantityOf(row.driver, hall, { defaults, withRacks: place.withRacks })
		const factor = base * (row.prefabricated ? prefab : 1) * factorOf(hall, row.id)
		if (quantity * factor === 0) continue
		const hours = tradeHours(place.units[index], quantity * factor)
		const task = hallTask(hall, place, { row, index, hours, priced: pricedPart(row) })
		tasks.push(task)
		const sum = totalHours(task)
		own += sum
		racks += sum * (1 - pricedPart(row))
		if (!excludedFromIndirects(row.id, packages)) direct += sum
	}
	return { tasks, own, direct, racks }
}

/** What of a package's hours scope, design and what stands leave. Rules S2, pR2. */
function factorOf(hall: Hall, packageId: string): number {
	const left = LEFT_BY_SCOPE[hall.scope][packageId] ?? 1
	const redundant = REDUNDANT_PACKAGES.includes(packageId) ? left * hall.redundancyFactor : left
	if (packageId === GEAR_PACKAGE) return redundant * hall.gearShare
	return packageId === PLANT_PACKAGE ? redundant * hall.coolingFactor * hall.plantShare : redundant
}

/** Racks and bring-up are no part of a hall’s own capital. */
const pricedPart = ({ driver }: WorkPackage) => (driver === 'rack' ? 0 : 1)

function hallTask(
	hall: Hall,
	place: PlacedHall,
	work: Pick<Task, 'hours' | 'priced'> & { readonly row: WorkPackage; readonly index: number },
): Task {
	const { row } = work
	const { plannedStart, moved } = place.item
	const months = { base: moved?.base ?? plannedStart, months: hall.durationMonths, moved }
	const window = packageWindow(row, months)
	const hold = longestHold(hall.procurement, row, needIn(months))
	return {
		item: place.index,
		site: hall.site,
		package: work.index,
		layer: buildLayer(row),
		start: window.start,
		end: window.end,
		shape: row.sCurveShape,
		windows: WINDOWED_PACKAGES.includes(row.id) ? hall.windows : null,
		held: hold.held,
		heldBy: hold.heldBy,
		gates: row.gating,
		delivery: -1,
		due: place.item.plannedFinish + 1,
		hours: work.hours,
		priced: work.priced,
	}
}

function quantityOf(
	driver: QuantityDriver,
	hall: Hall,
	from: { readonly defaults: LabourRows['defaults']; readonly withRacks: boolean },
): number {
	const ksf = hall.floorAreaM2 / SQUARE_METRES_PER_KSF
	switch (driver) {
		case 'acre':
			return ksf * from.defaults.acresPerKsf
		case 'ksf':
			return ksf
		case 'steel_ton':
			return ksf * from.defaults.steelTonsPerKsf
		case 'mw_it':
			return hall.itMW
		case 'mva':
			return hall.itMW * from.defaults.mvaPerMW
		case 'rack':
			return from.withRacks ? hall.itMW * from.defaults.racksPerMW : 0
		default:
			return 0
	}
}

function excludedFromIndirects(packageId: string, packages: readonly WorkPackage[]): boolean {
	return packages.some((row) => row.driver === 'percent_of_direct_craft_hours' && row.excludes.includes(packageId))
}
