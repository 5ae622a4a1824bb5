import { choicesFor } from '#server/views/grid/grid-choices.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { editedValue } from '#server/views/messages/edited-place.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** The plan in whose names cells are read, and how what is chosen from it is shown. */
export class NamesInPlan {
	readonly plan: PlanFile
	readonly #choices = new Map<string, readonly GridChoice[]>()

	constructor(plan: PlanFile) {
		this.plan = plan
	}

	/** A cell as people see it: what is chosen by its name, a figure with its unit. */
	shown(list: GridList, field: string, text: string): string {
		const facts = gridFacts(list, field)
		const figure = text.trim() === '' ? NaN : Number(text)
		if (facts.unit !== null && Number.isFinite(figure)) {
			return editedValue(this.plan, { kind: list, itemId: '', field }, figure)
		}
		if (text === '' || (facts.choices === null && facts.reference === null)) return text
		const key = `${list}.${field}`
		const choices = this.#choices.get(key) ?? choicesFor(this.plan, facts)
		this.#choices.set(key, choices)
		const nameOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value
		return facts.kind === 'references' ? text.split(', ').map(nameOf).join(', ') : nameOf(text)
	}
}
