import { ROOMS } from '#shared/document/rooms.ts'
import { RESULT_KEYS } from '../document/result-keys.ts'
import type { EngineWorld } from '../world.ts'

/** A key of the result and whose figure is meant. */
export type Address = { readonly quantity: string; readonly scope: string }

/** A chip of a site whatever its power cap: the result adds them up. */
export const ANY_CAP = '@*'

/**
 * A figure by its place in the result document: `sites.abilene.facilityPowerMW`, `schedule.phase:hall-a.finish`,
 * `workforce.bySite.abilene.electrician`. Null where a name is no such place.
 */
export function readResultPath(world: EngineWorld, name: string): Address | null {
	if (RESULT_KEYS.has(name)) return null
	return (
		inSchedule(name) ??
		ofEquipment(world, name) ??
		ofCrew(name) ??
		ofPlacement(world, name) ??
		ofRegion(world, name) ??
		inRoom(world, name)
	)
}

function inRoom(world: EngineWorld, name: string): Address | null {
	for (const { room, scope, prefix } of ROOMS) {
		const found = idAfter(world, { name, room, scope })
		const quantity = `${prefix}${found?.rest ?? ''}`
		if (found && RESULT_KEYS.has(quantity)) return { quantity, scope: `${scope}:${found.id}` }
	}
	return null
}

/** The longest id of a scope that stands behind a room's name, as ids may hold dots, and what comes after it. */
function idAfter(
	world: EngineWorld,
	{ name, room, scope }: { readonly name: string; readonly room: string; readonly scope: string },
): { readonly id: string; readonly rest: string } | null {
	if (!name.startsWith(`${room}.`)) return null
	const tail = name.slice(room.length + 1)
	const ids = (world.tables[scope]?.ids ?? []).filter((id) => tail === id || tail.startsWith(`${id}.`))
	const id = ids.sort((one, other) => other.length - one.length)[0]
	return id === undefined ? null : { id, rest: tail.slice(id.length + 1) }
}

/** `schedule.phase:hall-a.delayMonths`, `schedule.phase:hall-a.progress.cpi` */
function inSchedule(name: string): Address | null {
	const match = /^schedule\.((?:phase|contract|order|work):.+?)\.((?:progress\.)?\w+)$/.exec(name)
	return match ? { quantity: `schedule.${match[2] ?? ''}`, scope: match[1] ?? '' } : null
}

/** `sites.abilene.equipment.ups.count` */
function ofEquipment(world: EngineWorld, name: string): Address | null {
	const site = idAfter(world, { name, room: 'sites', scope: 'site' })
	const match = /^equipment\.(\w+)\.(\w+)$/.exec(site?.rest ?? '')
	return site && match
		? { quantity: `equipment.${match[2] ?? ''}`, scope: `equipment:${site.id}/${match[1] ?? ''}` }
		: null
}

/** `workforce.bySite.abilene.electrician` */
function ofCrew(name: string): Address | null {
	const match = /^workforce\.bySite\.(.+)\.(\w+)$/.exec(name)
	return match ? { quantity: 'workforce.bySite', scope: `crew:${match[1] ?? ''}/${match[2] ?? ''}` } : null
}

/** `workloads.serve.placements.abilene/gb200-nvl72` */
function ofPlacement(world: EngineWorld, name: string): Address | null {
	const workload = idAfter(world, { name, room: 'workloads', scope: 'workload' })
	const match = /^placements\.(.+)$/.exec(workload?.rest ?? '')
	return workload && match
		? { quantity: 'placements', scope: `placement:${workload.id}/${match[1] ?? ''}${ANY_CAP}` }
		: null
}

/** `workloads.serve.regions.japan.servedShare` */
function ofRegion(world: EngineWorld, name: string): Address | null {
	const workload = idAfter(world, { name, room: 'workloads', scope: 'workload' })
	const match = /^regions\.(.+)\.(\w+)$/.exec(workload?.rest ?? '')
	return workload && match
		? { quantity: `regions.${match[2] ?? ''}`, scope: `region:${workload.id}/${match[1] ?? ''}` }
		: null
}
