import type { EngineWorld } from './world.ts'

export type ScopePlace = { readonly scope: string; readonly index: number }

/** Scopes as outsiders write them: `plan`, `site:abilene`, `placement:serve/abilene/gb200-nvl72`. */
export function findScope(world: EngineWorld, text: string): ScopePlace | null {
	if (text === 'plan') return { scope: 'plan', index: 0 }
	const colon = text.indexOf(':')
	if (colon < 0) return null
	const scope = text.slice(0, colon)
	const table = Object.hasOwn(world.tables, scope) ? world.tables[scope] : undefined
	const index = table ? table.ids.indexOf(text.slice(colon + 1)) : -1
	return index < 0 ? null : { scope, index }
}

/** The names of all instances of a scope. */
export function scopeNames(world: EngineWorld, scope: string): readonly string[] {
	if (scope === 'plan') return ['plan']
	return (world.tables[scope]?.ids ?? []).map((id) => `${scope}:${id}`)
}

/** What several instances of a scope are called, where it is not the scope with an s. */
const PLURALS: Readonly<Record<string, string>> = {
	phase: 'halls',
	contract: 'power contracts',
	order: 'chip orders',
	work: 'third-party upgrades',
	pool: 'groups of chips',
	placement: 'placements of workloads',
	fit: 'racks in halls',
	region: 'demand regions of workloads',
	crew: 'trades at sites',
	lot: 'purchases',
	equipment: 'items of equipment',
}

export function pluralOf(scope: string): string {
	return PLURALS[scope] ?? `${scope}s`
}
