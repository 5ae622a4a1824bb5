import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleAnswer, RuleSetResult } from '#shared/result/rule-result.ts'
import { statusMonth } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import { reachOf } from './reach.ts'
import { RULE_ANSWERS_BY_ASK } from './rule-answers.ts'
import { siteFacts, type SiteFacts } from './site-facts.ts'

/** Lacks if one lacks, else can’t say if one can’t be said, else meets. */
function togetherOf(answers: readonly RuleAnswer[]): RuleAnswer {
	if (answers.includes('lacks')) return 'lacks'
	return answers.includes('cannot_say') ? 'cannot_say' : 'meets'
}

/** `2026` holds to the end of its year. */
const lastMonthOf = (asOf: string) => (/^\d{4}$/.test(asOf) ? `${asOf}-12` : asOf)

/** Rule lP44. A row of the plan’s own that says no date may be of any. */
function mayHaveChanged({ asOf }: RuleSet, status: string): boolean {
	if (!/^\d{4}(-\d{2})?$/.test(asOf)) return true
	return addMonths(lastMonthOf(asOf), MONTHS_PER_YEAR) < status
}

/** What the rules of a place ask of a site, and what the plan says to each: those it falls under or comes close to, in the table’s order. */
export function ruleSetsOf(
	frame: Frame<EngineModel>,
	site: number,
	asked: Pick<SiteFacts, 'hasGenerators' | 'years'>,
): readonly RuleSetResult[] {
	const { plan, catalogue } = frame.world.model
	const at = siteFacts(frame, site, asked)
	const status = statusMonth(plan)
	return catalogue.ruleSets.flatMap((set) => {
		const reach = reachOf(set, at)
		if (reach === null) return []
		const answers = set.asked.map((one) => ({
			words: one.words,
			answer: RULE_ANSWERS_BY_ASK[one.reads](at, one),
		}))
		return [
			{
				id: set.id,
				reach,
				answer: togetherOf(answers.map(({ answer }) => answer)),
				mayHaveChanged: mayHaveChanged(set, status),
				asked: answers,
			},
		]
	})
}
