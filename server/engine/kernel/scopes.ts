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
	/** instances of a scope by the instance of another that they belong to; null where the two are not linked */
	readonly members: (of: string, under: string) => Members | null
}

/** Rows of a scope one ancestor after another, in their order: those of ancestor `a` from `starts[a]` up to `starts[a + 1]`. */
export type Members = { readonly starts: Int32Array; readonly rows: Int32Array }

/** The scope with one instance, over all others. */
export const ROOT = 'plan'

/**
 * Builds a world: the root scope `plan` has one instance and is the parent of all others. Who belongs to whom is taken from an
 * earlier world of the same instances.
 */
export function buildWorld<Model>(parts: {
	readonly model: Model
	readonly months: number
	readonly tables: readonly ScopeTable[]
	readonly before?: World<Model> | null
}): World<Model> {
	const { model, months, before } = parts
	const tables: Record<string, ScopeTable> = { [ROOT]: { name: ROOT, ids: [ROOT], links: {} } }
	for (const table of parts.tables) tables[table.name] = table
	if (before && sameTables(before.tables, tables)) return { ...before, model, months }
	const link = keptByPair((from, to) => follow(tables, from, to))
	const members = keptByPair((of, under) => {
		const links = link(of, under)
		return links && membersIn(links, tables[under]?.ids.length ?? 0)
	})
	return { model, months, tables, link, members }
}

/** Whether two worlds have the same instances, linked in the same way. */
export function sameTables(one: World<unknown>['tables'], other: World<unknown>['tables']): boolean {
	if (one === other) return true
	const tables = Object.entries(one)
	return tables.length === Object.keys(other).length && tables.every(([name, table]) => sameTable(table, other[name]))
}

function sameTable(one: ScopeTable, other: ScopeTable | undefined): boolean {
	if (one === other) return true
	if (!other || one.ids.length !== other.ids.length) return false
	if (one.ids.some((id, index) => id !== other.ids[index])) return false
	return Object.entries(one.links).every(([scope, links]) => {
		const known = other.links[scope]
		return known?.length === links.length && links.every((row, index) => row === known[index])
	})
}

/** What is made once of two scopes; two maps, as a key of both would be a new text a question. */
function keptByPair<Made>(make: (one: string, other: string) => Made): (one: string, other: string) => Made {
	const known = new Map<string, Map<string, Made>>()
	return (one, other) => {
		let ofOne = known.get(one)
		if (!ofOne) known.set(one, (ofOne = new Map<string, Made>()))
		const found = ofOne.get(other)
		if (found !== undefined) return found
		const made = make(one, other)
		ofOne.set(other, made)
		return made
	}
}

function membersIn(links: Int32Array, ancestors: number): Members {
	const starts = new Int32Array(ancestors + 1)
	for (const ancestor of links) if (ancestor >= 0) starts[ancestor + 1] = (starts[ancestor + 1] ?? 0) + 1
	for (let ancestor = 0; ancestor < ancestors; ancestor++)
		starts[ancestor + 1] = (starts[ancestor + 1] ?? 0) + (starts[ancestor] ?? 0)
	const next = starts.slice()
	const rows = new Int32Array(starts[ancestors] ?? 0)
	links.forEach((ancestor, row) => {
		if (ancestor < 0) return
		const place = next[ancestor] ?? 0
		rows[place] = row
		next[ancestor] = place + 1
	})
	return { starts, rows }
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
