import { at } from '../../cells.ts'
import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { hallTasks } from '../../schedule/tasks/hall-tasks.ts'
import { learningFactor } from '../../schedule/crews/productivity.ts'
import type { UnitHours } from '../../schedule/crews/package-hours.ts'
import type { Item } from '../../schedule/planned-items.ts'
import { plantTasks } from '../../schedule/supply/order-tasks.ts'
import type { Task } from '../../schedule/tasks/task-set.ts'
import type { Hall, LabourRows, Plant, SiteFactors } from '../../schedule/types.ts'

/** What an hour of each trade costs, USD, by its place among the trades. */
export type Rates = Float64Array

/** Labour of a hall or plant, USD: all its hours, and those of packages that shops can take over. */
export type Labour = { readonly all: number; readonly prefabricated: number }

export function labourOf(tasks: readonly Task[], rates: Rates, packages: readonly WorkPackage[]): Labour {
	const sum = { all: 0, prefabricated: 0 }
	for (const { hours, priced, package: index } of tasks) {
		let usd = 0
		for (let place = 0; place < hours.trades.length; place++) {
			usd += (hours.hours[place] ?? NaN) * priced * at(rates, hours.trades[place] ?? -1)
		}
		sum.all += usd
		if (packages[index]?.prefabricated === true) sum.prefabricated += usd
	}
	return sum
}

type Alone = {
	readonly rows: LabourRows
	/** by package */
	readonly units: readonly UnitHours[]
	readonly site: SiteFactors
	readonly item: Item
	readonly rates: Rates
}

/** What is a site’s own, whoever builds there. */
export type UsualSite = Pick<SiteFactors, 'onShare' | 'locationFactor'>

/** A site’s crews as cost rows price them: the country’s week, one shift, nothing peculiar to the site. */
export function usualCrews(site: UsualSite, weeklyHours: number): SiteFactors {
	return { onShare: site.onShare, locationFactor: site.locationFactor, weeklyHours, shifts: 1, productivityFactor: 1 }
}

/** Labour of a whole hall that stands alone on its site, as the first of its kind; `learned`: as one of many. */
export function hallLabour(
	hall: Hall,
	learned: 'first' | 'learned',
	{ rows, units, site, item, rates }: Alone,
): Labour {
	const alone = { rows, sites: [site] }
	const whole: Hall = { ...hall, site: 0, scope: 'greenfield', procurement: [] }
	const place = { item, index: 0, rank: 1, withRacks: false, units }
	const { all, prefabricated } = labourOf(hallTasks(whole, place, alone), rates, rows.packages)
	const factor = learned === 'learned' ? learningFactor(1, rows.productivity) : 1
	return { all: all / factor, prefabricated: prefabricated / factor }
}

export function plantLabour(plant: Plant, { rows, units, site, item, rates }: Alone): number {
	const alone = { rows, sites: [site] }
	const tasks = plantTasks({ ...plant, site: 0 }, { item, index: 0, units }, alone)
	return labourOf(tasks, rates, rows.packages).all
}
