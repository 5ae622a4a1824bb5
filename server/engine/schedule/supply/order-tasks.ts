import { buildLayer, totalHours, tradeHours, type UnitHours } from '../crews/package-hours.ts'
import { BRINGUP_LAG_MONTHS, INSTALL_MONTHS, type Item } from '../planned-items.ts'
import { siteFactor } from '../crews/productivity.ts'
import type { Task } from '../tasks/task-set.ts'
import type { Delivery } from './deliveries.ts'
import type { HoursInput, Order, Plant } from '../types.ts'

const RACK_INSTALL = 'rack_install'
const STAFF = 'percent_of_all_craft_hours'
const INDIRECTS = 'percent_of_direct_craft_hours'

/** Unit hours, by package. */
type Units = { readonly units: readonly UnitHours[] }

/**
 * Rack installation of every delivery over its month and the next two, bring-up of the cluster one month later,
 * each with its site staff. Takes the site's factors; no learning, no indirect craft. Methodology §3.
 */
export function orderTasks(
	order: Order,
	place: Units & {
		readonly index: number
		readonly deliveries: readonly Delivery[]
		readonly firstDelivery: number
	},
	input: HoursInput,
): readonly Task[] {
	const site = input.sites[order.site]
	if (site === undefined) return []
	const factor = siteFactor(site, input.rows.productivity)
	const tasks: Task[] = []
	for (const [number, delivery] of place.deliveries.entries()) {
		const racks = (delivery.accelerators / order.acceleratorsPerRack) * input.rows.defaults.racksPerAcceleratorRack
		for (const [index, row] of input.rows.packages.entries()) {
			if (row.driver !== 'rack') continue
			const installs = row.id === RACK_INSTALL
			const start = delivery.month + (installs ? 0 : BRINGUP_LAG_MONTHS)
			const work: Task = {
				item: place.index,
				site: order.site,
				package: index,
				layer: buildLayer(row),
				start,
				end: start + INSTALL_MONTHS,
				shape: row.sCurveShape,
				held: 0,
				heldBy: null,
				gates: installs,
				delivery: installs ? place.firstDelivery + number : -1,
				due: start + INSTALL_MONTHS,
				hours: tradeHours(place.units[index], racks * factor),
				priced: 1,
			}
			tasks.push(work, ...shareTasks(work, { units: place.units, driver: STAFF, ofHours: totalHours(work) }, input))
		}
	}
	return tasks
}

/**
 * The package of an on-site plant over its lead months, with indirect craft and site staff over the same window.
 * All its hours belong to energy.
 */
export function plantTasks(
	plant: Plant,
	place: Units & { readonly item: Item; readonly index: number },
	input: HoursInput,
): readonly Task[] {
	const site = input.sites[plant.site]
	const index = input.rows.packages.findIndex((row) => row.id === plant.packageId)
	const row = input.rows.packages[index]
	if (site === undefined || row === undefined) return []
	const work: Task = {
		item: place.index,
		site: plant.site,
		package: index,
		layer: 'energy',
		start: place.item.plannedStart,
		end: plant.startMonth,
		shape: row.sCurveShape,
		held: 0,
		heldBy: null,
		gates: true,
		delivery: -1,
		due: plant.startMonth,
		hours: tradeHours(place.units[index], plant.capacityMW * siteFactor(site, input.rows.productivity)),
		priced: 1,
	}
	const direct = totalHours(work)
	const indirects = shareTasks(work, { units: place.units, driver: INDIRECTS, ofHours: direct }, input)
	const craft = indirects.reduce((sum, task) => sum + totalHours(task), direct)
	return [work, ...indirects, ...shareTasks(work, { units: place.units, driver: STAFF, ofHours: craft }, input)]
}

function shareTasks(
	work: Task,
	share: Units & { readonly driver: typeof STAFF | typeof INDIRECTS; readonly ofHours: number },
	input: HoursInput,
): readonly Task[] {
	const tasks: Task[] = []
	for (const [index, row] of input.rows.packages.entries()) {
		if (row.driver !== share.driver) continue
		const hours = tradeHours(share.units[index], (row.rate ?? 0) * share.ofHours)
		tasks.push({ ...work, package: index, shape: row.sCurveShape, gates: false, delivery: -1, hours })
	}
	return tasks
}
