import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { assumptionOf } from '#server/engine/inputs/said-beside.ts'
import type { Differences } from '#server/engine/kernel/changes/changes.ts'
import { ITS_PROPERTIES } from '#server/engine/kernel/changes/reads.ts'
import type { EngineModel, EngineWorld } from '#server/engine/world.ts'
import { MADE_OF_ALL, MADE_OF_SITES, partOf } from './parts.ts'
import { sameData } from './same-data.ts'

type DifferingPartsPlan = EngineModel['plan']
type DifferingPartsItem = DifferingPartsPlan[ItemKind][number]

/** Sites under which a part differs; null: it may differ anywhere. */
type BothPlacesParams = ReadonlySet<number> | null
type Mark = (part: string, where: BothPlacesParams) => void

/**
 * Parts in which the model of a plan differs from that of another over the same instances, by the sites they differ at; null
 * where the plans begin otherwise or rest on other rows.
 */
export function differingParts({ model: now }: EngineWorld, { model: before }: EngineWorld): Differences | null {
	if (now.plan.startMonth !== before.plan.startMonth || !sameCatalogue(now, before)) return null
	const parts = new Map<string, BothPlacesParams>()
	const mark: Mark = (part, where) => {
		const known = parts.get(part)
		parts.set(part, known === null || where === null ? null : new Set([...(known ?? []), ...where]))
	}
	for (const list of ITEM_KINDS) markItems(list, { now, before }, mark)
	markAssumptions(now, before, mark)
	markOthers(now.plan, before.plan, mark)
	markMade(now, before, mark)
	return { scope: 'site', parts }
}

type Models = { readonly now: EngineModel; readonly before: EngineModel }

function sameCatalogue(now: EngineModel, before: EngineModel): boolean {
	return now.catalogue === before.catalogue || sameData(now.catalogue, before.catalogue)
}

function markItems(list: ItemKind, { now, before }: Models, mark: Mark): void {
	const items: readonly DifferingPartsItem[] = now.plan[list]
	const earlier: readonly DifferingPartsItem[] = before.plan[list]
	if (items === earlier) return
	// Whoever reads an item has read the list.
	if (items.length !== earlier.length) mark(list, null)
	items.forEach((item, index) => {
		const known = earlier[index]
		if (known === undefined || item === known) return
		const where = bothPlaces(placeOf(list, { item, index }, now), placeOf(list, { item: known, index }, before))
		markProperties(item, known, (property) => mark(partOf(list, property), where))
	})
}

type PlaceOfParams = { readonly item: DifferingPartsItem; readonly index: number }

/** The site an item lies at: only what stands under it reads the item. */
function placeOf(list: ItemKind, { item, index }: PlaceOfParams, { siteIndex }: EngineModel): BothPlacesParams {
	if (list === 'sites') return new Set([index])
	const site = 'siteId' in item ? siteIndex.get(item.siteId) : undefined
	return site === undefined ? null : new Set([site])
}

const bothPlaces = (one: BothPlacesParams, other: BothPlacesParams): BothPlacesParams =>
	one && other && new Set([...one, ...other])

/** Names the properties in which two records differ, and that they have others where they do. */
function markProperties(one: object, other: object, mark: (property: string) => void): void {
	const properties = new Set([...Object.keys(one), ...Object.keys(other)])
	for (const property of properties) {
		if (!sameData(Reflect.get(one, property), Reflect.get(other, property))) mark(property)
		if (Object.hasOwn(one, property) !== Object.hasOwn(other, property)) mark(ITS_PROPERTIES)
	}
}

function markAssumptions({ plan, siteIndex }: EngineModel, before: EngineModel, mark: Mark): void {
	if (plan.assumptions === before.plan.assumptions) return
	markProperties(plan.assumptions, before.plan.assumptions, (key) => {
		const cut = key.lastIndexOf('/')
		const site = cut < 0 ? undefined : siteIndex.get(key.slice(0, cut))
		mark(partOf('assumptions', assumptionOf(key)), site === undefined ? null : new Set([site]))
	})
}

const LISTS: ReadonlySet<string> = new Set(ITEM_KINDS)

/** What a plan says beside its lists and assumptions. */
function markOthers(plan: DifferingPartsPlan, earlier: DifferingPartsPlan, mark: Mark): void {
	const { assumptions, ...others } = plan
	for (const [name, value] of Object.entries(others)) {
		if (!LISTS.has(name) && !sameData(value, Reflect.get(earlier, name))) mark(name, null)
	}
}

/** What was made of a plan before it is run. */
function markMade(now: EngineModel, before: EngineModel, mark: Mark): void {
	for (const name of MADE_OF_SITES) {
		const earlier = before[name]
		if (now[name] === earlier) continue
		if (now[name].length !== earlier.length) mark(name, null)
		now[name].forEach((made, index) => {
			if (!sameData(made, earlier[index])) mark(name, new Set([siteOf(made, index)]))
		})
	}
	for (const name of MADE_OF_ALL) {
		if (!sameData(toPlain(now[name]), toPlain(before[name]))) mark(name, null)
	}
}

type DifferingPartsMade = EngineModel[(typeof MADE_OF_SITES)[number]][number]

/** A site's own rows stand in its place. */
function siteOf(made: DifferingPartsMade, index: number): number {
	if ('siteIndex' in made) return made.siteIndex
	return 'site' in made ? made.site : index
}

const toPlain = (made: number | Int32Array) => (typeof made === 'number' ? made : [...made])
