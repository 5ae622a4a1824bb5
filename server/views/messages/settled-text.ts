import { fieldFacts } from '#shared/fields/registry.ts'
import type { Settled } from '#shared/schemas/edits/settled-kind.ts'

/** What a change of kind has emptied, by label; null where nothing was. */
export function settledText(settled: readonly Settled[]): string | null {
	if (settled.length === 0) return null
	const labels = [...new Set(settled.map(({ kind, field }) => fieldFacts(kind, field).label))]
	return `Saved. Emptied, since the new kind has no use for it: ${labels.join(', ')}.`
}
