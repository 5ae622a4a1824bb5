import { LISTS } from '#shared/metrics/lists.ts'
import type { Frame } from '../kernel/run.ts'
import { candidatesFor } from '../quantity-names.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

/** A key of the result and whose figure is meant. */
export type Address = { readonly quantity: string; readonly scope: string }

/** A chip of a site whatever its power cap: the result adds them up. */
export const ANY_CAP = '@*'

/**
 * A figure by its place in the result document: `sites.abilene.facilityPowerMW`, `schedule.phase:hall-a.finish`,
 * `workforce.bySite.abilene.electrician`. Null where a name is no such place.
 */
export function readResultPath({ world, program }: Frame<EngineModel>, name: string): Address | null {
	const found = [
		inSchedule(name),
		ofEquipment(world, name),
		ofCrew(name),
		ofPool(world, name),
		ofRacks(world, name),
		inList(world, name),
	]
	return found.find((address) => address !== null && candidatesFor(program, address.quantity).length > 0) ?? null
}

function inList(world: EngineWorld, name: string): Address | null {
	for (const [path, scope] of LISTS) {
		const found = idAfter(world, { name, path, scope })
		if (found) return { quantity: found.rest === '' ? path : `${path}.${found.rest}`, scope: `${scope}:${found.id}` }
	}
	const site = idAfter(world, { name, path: 'workforce.bySite', scope: 'site' })
	return site && { quantity: 'workforce.bySite', scope: `site:${site.id}` }
}

/** The longest id of a scope that stands behind a list's path, as ids may hold dots, and what comes after it. */
function idAfter(
	world: EngineWorld,
	{ name, path, scope }: { readonly name: string; readonly path: string; readonly scope: string },
): { readonly id: string; readonly rest: string } | null {
	if (!name.startsWith(`${path}.`)) return null
	const tail = name.slice(path.length + 1)
	const ids = (world.tables[scope]?.ids ?? []).filter((id) => tail === id || tail.startsWith(`${id}.`))
	const id = ids.sort((one, other) => other.length - one.length)[0]
	return id === undefined ? null : { id, rest: tail.slice(id.length + 1) }
}

/** `schedule.phase:hall-a.delayMonths`, `schedule.phase:hall-a.progress.cpi` */
function inSchedule(name: string): Address | null {
	const [, scope = '', id = '', rest = ''] =
		/^schedule\.(phase|contract|order|work):(.+?)\.((?:progress\.)?\w+)$/.exec(name) ?? []
	return scope === '' ? null : { quantity: `schedule.${scope}.${rest}`, scope: `${scope}:${id}` }
}

/** `sites.abilene.equipment.ups.count` */
function ofEquipment(world: EngineWorld, name: string): Address | null {
	const site = idAfter(world, { name, path: 'sites', scope: 'site' })
	const [, item = '', rest = ''] = /^equipment\.(\w+)\.(\w+)$/.exec(site?.rest ?? '') ?? []
	return site && item !== '' ? { quantity: `sites.equipment.${rest}`, scope: `equipment:${site.id}/${item}` } : null
}

/** `workforce.bySite.abilene.electrician` */
function ofCrew(name: string): Address | null {
	const [, site = '', trade = ''] = /^workforce\.bySite\.(.+)\.(\w+)$/.exec(name) ?? []
	return site === '' ? null : { quantity: 'workforce.bySite', scope: `crew:${site}/${trade}` }
}

/** `halls.hall-a.usable.gb200-nvl72.share` */
function ofRacks(world: EngineWorld, name: string): Address | null {
	const hall = idAfter(world, { name, path: 'halls', scope: 'phase' })
	const [, racks, figure = ''] = /^usable\.(.+)\.(\w+)$/.exec(hall?.rest ?? '') ?? []
	return hall && racks !== undefined ? { quantity: `halls.usable.${figure}`, scope: `fit:${hall.id}/${racks}` } : null
}

/** `workloads.serve.placements.abilene/gb200-nvl72`, `workloads.serve.regions.japan.servedShare` */
function ofPool(world: EngineWorld, name: string): Address | null {
	const workload = idAfter(world, { name, path: 'workloads', scope: 'workload' })
	if (!workload) return null
	const { id, rest } = workload
	const [, pool] = /^placements\.(.+)$/.exec(rest) ?? []
	if (pool !== undefined) return { quantity: 'workloads.placements', scope: `placement:${id}/${pool}${ANY_CAP}` }
	const [, region, figure = ''] = /^regions\.(.+)\.(\w+)$/.exec(rest) ?? []
	return region === undefined ? null : { quantity: `workloads.regions.${figure}`, scope: `region:${id}/${region}` }
}
