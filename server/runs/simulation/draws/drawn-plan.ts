import type { ItemKind } from '#shared/fields/lists.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'

type DrawnField = { readonly list: ItemKind; readonly index: number; readonly field: string }

/** A plan with some values replaced, everything else untouched and shared. Rule U1. */
export class DrawnPlan {
	readonly #plan: PlanFile
	readonly #items = new Map<ItemKind, Map<number, Record<string, unknown>>>()
	readonly #assumed: Record<string, number> = {}
	readonly #scaled: [string, number][] = []

	constructor(plan: PlanFile) {
		this.#plan = plan
	}

	/** A field by its dotted name: groups within an entry are one level deep. */
	set({ list, index, field }: DrawnField, value: unknown): void {
		const [name = '', part] = field.split('.')
		const fields = this.#fieldsOf(list, index)
		const group: unknown = fields[name] ?? Reflect.get(this.#plan[list][index] ?? {}, name)
		fields[name] = part === undefined ? value : { ...(typeof group === 'object' ? group : null), [part]: value }
	}

	assume(key: string, value: number): void {
		this.#assumed[key] = value
	}

	/** An assumption of a site: what it comes to in this draw, so many times. */
	scale(key: string, factor: number): void {
		this.#scaled.push([key, factor])
	}

	get plan(): PlanFile {
		const lists = ITEM_KINDS.flatMap((list) => {
			const changed = this.#items.get(list)
			return changed ? [[list, changedItems<object>(this.#plan[list], changed)] as const] : []
		})
		return Object.assign({ ...this.#plan, assumptions: this.#assumptions() }, Object.fromEntries(lists))
	}

	#fieldsOf(list: ItemKind, index: number): Record<string, unknown> {
		const items = this.#items.get(list) ?? new Map<number, Record<string, unknown>>()
		this.#items.set(list, items)
		const fields = items.get(index) ?? {}
		items.set(index, fields)
		return fields
	}

	#assumptions(): PlanFile['assumptions'] {
		const { assumptions } = this.#plan
		const drawn = Object.entries(this.#assumed)
		if (drawn.length === 0 && this.#scaled.length === 0) return assumptions
		const made = { ...assumptions }
		const put = (key: string, value: number) => {
			made[key] = { ...(made[key] ?? UNSAID), value }
		}
		for (const [key, value] of drawn) put(key, value)
		for (const [key, factor] of this.#scaled) put(key, factor * (made[key] ?? made[keyOfPlan(key)] ?? UNSCALED).value)
		return made
	}
}

const UNSAID = { value: 0, text: null, why: null, source: null } as const
/** Factors are 1 where nobody says otherwise. */
const UNSCALED = { value: 1 } as const
const keyOfPlan = (key: string) => key.slice(key.lastIndexOf('/') + 1)

const changedItems = <Item extends object>(
	items: readonly Item[],
	changed: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
): readonly Item[] =>
	items.map((item, index) => {
		const fields = changed.get(index)
		return fields ? Object.assign({ ...item }, fields) : item
	})
