import { RESULT_KEYS } from '../document/result-keys.ts'
import type { EngineWorld } from '../world.ts'

/** A key of the result and whose figure is meant. */
export type Address = { readonly quantity: string; readonly scope: string }

/** Where the result keeps one thing by its id, and the scope it is. */
const ROOMS = [
	{ room: 'sites', scope: 'site' },
	{ room: 'contracts', scope: 'contract' },
	{ room: 'halls', scope: 'phase' },
	{ room: 'workloads', scope: 'workload' },
	{ room: 'applications', scope: 'application' },
	{ room: 'workforce.trades', scope: 'trade' },
	{ room: 'workforce.unlevelled.trades', scope: 'trade' },
	{ room: 'workforce.byLayer.energy', scope: 'trade' },
	{ room: 'workforce.byLayer.chips', scope: 'trade' },
	{ room: 'workforce.byLayer.infrastructure', scope: 'trade' },
	{ room: 'workforce.byLayer.models', scope: 'trade' },
] as const

/** A chip of a site whatever its power cap: the result adds them up. */
export const ANY_CAP = '@*'

/** The same for every application, so the result tells it beside each. */
const OF_THE_PLAN: readonly string[] = ['applications.priceEffect']

/**
 * A figure by its place in the result document: `sites.abilene.facilityPowerMW`, `schedule.phase:hall-a.finish`,
 * `workforce.bySite.abilene.electrician`. Null where a name is no such place.
 */
export function readResultPath(world: EngineWorld, name: string): Address | null {
	if (Object.hasOwn(RESULT_KEYS, name)) return null
	return inSchedule(name) ?? ofEquipment(world, name) ?? ofCrew(name) ?? ofPlacement(world, name) ?? inRoom(world, name)
}

function inRoom(world: EngineWorld, name: string): Address | null {
	for (const { room, scope } of ROOMS) {
		const found = idAfter(world, { name, room, scope })
		if (!found) continue
		const { id, rest } = found
		const keys = rest === '' ? [room] : [`${room}.${rest}`, rest]
		const quantity = keys.find((key) => Object.hasOwn(RESULT_KEYS, key))
		if (quantity !== undefined) return { quantity, scope: OF_THE_PLAN.includes(quantity) ? 'plan' : `${scope}:${id}` }
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

/** `schedule.phase:hall-a.delayMonths` */
function inSchedule(name: string): Address | null {
	const match = /^schedule\.((?:phase|contract|order):.+)\.(\w+)$/.exec(name)
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
