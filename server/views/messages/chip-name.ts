import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** `gb200-nvl72`, or what its row is called → `NVIDIA GB200 NVL72`, of the built-in rows and the plan's own; what is unknown stands for itself. */
export function chipNames(plan: Pick<PlanFile, 'catalogue'>): (chip: string) => string {
	// What stands in brackets tells rows of a list apart; a sentence says it elsewhere.
	const names = new Map(
		catalogueFor(plan).chips.flatMap(({ id, name }) => [
			[name, withoutBrackets(name)] as const,
			[id, withoutBrackets(name)] as const,
		]),
	)
	return (chip) => names.get(chip) ?? chip
}

function withoutBrackets(name: string): string {
	const open = name.indexOf(' (', name.lastIndexOf(')', name.length - 2) + 1)
	return open < 0 || !name.endsWith(')') ? name : name.slice(0, open)
}
