import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { clockText } from '#shared/formats/day.ts'
import { editedPlace, editedValue, nameIn, type EditedPlace } from './edited-place.ts'

type Replaced = EditedPlace & {
	readonly by: string
	readonly at: string
	readonly was: unknown
	readonly now: unknown
}

/** `Capacity of Utility, phase 1: Jun Sato changed it from your 125 MW to 120 MW at 14:02 UTC.` */
export function replacedTexts(plan: PlanFile, replaced: readonly Replaced[]): string[] {
	return replaced.map((one) => {
		const { field, by, at, was, now } = one
		const when = clockText(new Date(at))
		if (field === '' && now === null) {
			const name = nameIn(was) ?? editedPlace(plan, one)
			return `${by} removed ${name}, which you had worked on, at ${when}.`
		}
		const from = was === null ? 'empty' : `your ${editedValue(plan, one, was)}`
		return `${editedPlace(plan, one)}: ${by} changed it from ${from} to ${editedValue(plan, one, now)} at ${when}.`
	})
}
