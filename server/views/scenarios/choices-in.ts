import { hasWords } from '#shared/pages/find.ts'
import type { FigureSource } from '../figures/figure.ts'
import { planFigures } from './plan-figures.ts'
import { planInputs } from './plan-inputs.ts'

export const CHOICES_OF = ['inputs', 'figures'] as const
export type ChoiceOf = (typeof CHOICES_OF)[number]

/** Who looks for more types another letter. */
const MOST = 40

/** Inputs or figures of a plan by the words in their names. */
export function choicesIn(source: FigureSource, { of, words }: { of: ChoiceOf; words: string }): readonly string[] {
	const all = of === 'inputs' ? planInputs(source.plan) : planFigures(source)
	const labels = all.map(({ label }) => label)
	// What is chosen already is no search: others are to be seen.
	const asked = labels.includes(words) ? '' : words.trim()
	return labels.filter((label) => asked === '' || hasWords(label, asked)).slice(0, MOST)
}
