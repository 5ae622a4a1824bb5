/**
 * Where a quantity lives. A scope is a table of instances (all sites, all orders …); links say which
 * instance of another scope each one belongs to. The kernel knows scopes by name only.
 */
export type ScopeTable = {
	readonly name: string
	/** ids of the instances, as in the plan */
	readonly ids: readonly string[]
	/** for each parent scope: the index of the parent instance of every instance here */
	readonly links: Readonly<Record<string, Int32Array>>
}

export type World<Model> = {
	readonly model: Model
	/** length of the horizon */
	readonly months: number
	readonly tables: Readonly<Record<string, ScopeTable>>
	readonly link: (from: string, to: string) => Int32Array | null
}

/** The scope with one instance, over all others. */
export const ROOT = 'plan'

/** Builds a world: the root scope `plan` has one instance and is the parent of all others. */
export function buildWorld<Model>(parts: {
	readonly model: Model
	readonly months: number
	readonly tables: readonly ScopeTable[]
}): World<Model> {
	const tables: Record<string, ScopeTable> = { [ROOT]: { name: ROOT, ids: [ROOT], links: {} } }
	for (const table of parts.tables) tables[table.name] = table
	const known = new Map<string, Int32Array | null>()
	const link = (from: string, to: string): Int32Array | null => {
		const key = `${from}>${to}`
		const found = known.get(key)
		if (found !== undefined) return found
		const made = follow(tables, from, to)
		known.set(key, made)
		return made
	}
	return { model: parts.model, months: parts.months, tables, link }
}

/** The instances of a scope. Throws where the world has no such scope: a mistake in a definition, not in a plan. */
export function tableOf<Model>(world: World<Model>, scope: string): ScopeTable {
	const table = world.tables[scope]
	if (!table) throw new Error(`The world has no scope ${scope}.`)
	return table
}

function follow(tables: Readonly<Record<string, ScopeTable>>, from: string, to: string): Int32Array | null {
	const table = tables[from]
	if (!table) throw new Error(`The world has no scope ${from}.`)
	if (from === to) return Int32Array.from(table.ids, (_, index) => index)
	if (to === ROOT) return new Int32Array(table.ids.length)
	for (const [parent, direct] of Object.entries(table.links)) {
		const onward = follow(tables, parent, to)
		if (onward) return direct.map((index) => onward[index] ?? -1)
	}
	return null
}
