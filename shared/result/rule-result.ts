/** What a plan says to what a rule asks: stated or reckoned, left empty, or nothing that a plan can say. Rule lP43. */
export const RULE_ANSWERS = ['meets', 'lacks', 'cannot_say'] as const
export type RuleAnswer = (typeof RULE_ANSWERS)[number]

/** A rule set of the place that a site falls under, or comes close to, by its row of the catalogue. */
export type RuleSetResult = {
	readonly id: string
	/** `near`: just below the threshold, at four fifths of it or more */
	readonly reach: 'applies' | 'near'
	/** the least of what is asked: lacks one, else can’t say one, else meets all */
	readonly answer: RuleAnswer
	/** the row is more than twelve months older than the plan’s status month */
	readonly mayHaveChanged: boolean
	/** in the row’s words and order */
	readonly asked: readonly { readonly words: string; readonly answer: RuleAnswer }[]
}
