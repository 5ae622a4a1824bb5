import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { notedIn } from '#shared/schemas/note-key.ts'

/** What a plan says beside its items: most figures have nothing beside them, and need not look for its key. */
export type SaidBeside = {
	/** assumptions that the plan or one of its sites sets itself */
	readonly overridden: Readonly<Partial<Record<string, true>>>
	/** ids of items that bear a note, by their list */
	readonly noted: ReadonlyMap<string, ReadonlySet<string>>
}

type SaidBesideParams = Pick<PlanFile, 'assumptions' | 'notes'>

/** Of a plan that says the same beside its items as an earlier one it is that one's own. */
export function saidBeside(
	{ assumptions, notes }: SaidBesideParams,
	earlier?: { readonly plan: SaidBesideParams; readonly beside: SaidBeside },
): SaidBeside {
	if (earlier?.plan.assumptions === assumptions && earlier.plan.notes === notes) return earlier.beside
	const noted = new Map<string, Set<string>>()
	for (const key of Object.keys(notes)) {
		const { list, id } = notedIn(key)
		noted.set(list, (noted.get(list) ?? new Set()).add(id))
	}
	const overridden = Object.fromEntries(Object.keys(assumptions).map((key) => [assumptionOf(key), true] as const))
	return { overridden, noted }
}

/** `abilene/pue` → `pue` */
export const assumptionOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
