import { z } from 'zod'

/** What a scenario may be called. */
export const MOST_LABEL_LETTERS = 80

const label = z
	.string()
	.trim()
	.min(1, { error: 'Give it a name: what it tries, in a few words.' })
	.max(MOST_LABEL_LETTERS, { error: `At most ${String(MOST_LABEL_LETTERS)} characters: a few words.` })
const about = z.string().trim().max(500, { error: 'At most 500 characters: a sentence or two.' }).default('')

/** What a person calls a scenario, and what it is for. */
export const scenarioInputSchema = z.object({ label, about })
export type ScenarioInput = z.infer<typeof scenarioInputSchema>
